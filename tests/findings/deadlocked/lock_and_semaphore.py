import asyncio
from awaitscope import work


async def first(lock, sem):
    async with lock:
        await asyncio.sleep(0.5)
        async with sem:
            pass

async def second(lock, sem):
    async with sem:
        await asyncio.sleep(0.5)
        async with lock:
            pass

async def main():
    lock = asyncio.Lock()
    sem = asyncio.Semaphore(1)
    await asyncio.gather(first(lock, sem), second(lock, sem))


asyncio.run(main())
