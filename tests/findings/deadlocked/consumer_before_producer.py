import asyncio
from awaitscope import work


async def consumer(q):
    for _ in range(3):
        print(await q.get())

async def producer(q):
    for i in range(3):
        await q.put(i)

async def main():
    q = asyncio.Queue()
    await asyncio.gather(consumer(q), producer(q))


asyncio.run(main())
