import asyncio
from awaitscope import work


async def producer(q):
    for i in range(3):
        await asyncio.sleep(100)
        await q.put(i)

async def consumer(q):
    for _ in range(3):
        print(await q.get())

async def main():
    q = asyncio.Queue()
    await asyncio.gather(consumer(q), producer(q))


asyncio.run(main())
