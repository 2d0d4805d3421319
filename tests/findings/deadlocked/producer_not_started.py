import asyncio
from awaitscope import work


async def consumer(q):
    print(await q.get())

async def producer(q):
    await q.put(1)

async def main():
    q = asyncio.Queue()
    p = producer(q)
    await consumer(q)
    await p


asyncio.run(main())
