import asyncio
from awaitscope import work


async def producer(empty, full, buffer):
    for i in range(6):
        await empty.acquire()
        buffer.append(i)
        full.release()

async def consumer(empty, full, buffer):
    for _ in range(6):
        await full.acquire()
        print(buffer.pop(0))
        empty.release()
        await asyncio.sleep(1)

async def main():
    empty = asyncio.Semaphore(2)
    full = asyncio.Semaphore(0)
    buffer = []
    await asyncio.gather(producer(empty, full, buffer), consumer(empty, full, buffer))


asyncio.run(main())
