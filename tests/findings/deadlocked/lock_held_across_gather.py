import asyncio
from awaitscope import work


async def user(lock, n):
    async with lock:
        print(n)

async def main():
    lock = asyncio.Lock()
    async with lock:
        await asyncio.gather(user(lock, 1), user(lock, 2))


asyncio.run(main())
