import asyncio
from awaitscope import work


async def main():
    sem = asyncio.Semaphore(0)
    await sem.acquire()


asyncio.run(main())
