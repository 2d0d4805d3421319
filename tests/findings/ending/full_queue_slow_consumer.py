import asyncio
from awaitscope import work


async def producer(q):
    for i in range(5):
        await q.put(i)

async def consumer(q):
    for _ in range(5):
        await asyncio.sleep(50)
        print(await q.get())

async def main():
    q = asyncio.Queue(maxsize=1)
    await asyncio.gather(producer(q), consumer(q))


asyncio.run(main())
