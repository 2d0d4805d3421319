import asyncio
from awaitscope import work


async def consumer(lock, q):
    async with lock:
        print(await q.get())

async def producer(lock, q):
    async with lock:
        await q.put(1)

async def main():
    lock = asyncio.Lock()
    q = asyncio.Queue()
    await asyncio.gather(consumer(lock, q), producer(lock, q))


asyncio.run(main())
