import asyncio
from awaitscope import work


async def user(lock):
    async with lock:
        await asyncio.sleep(10)

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*[user(lock) for _ in range(30)])


asyncio.run(main())
