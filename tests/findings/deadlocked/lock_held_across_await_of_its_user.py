import asyncio
from awaitscope import work


async def user(lock):
    async with lock:
        print("never")

async def main():
    lock = asyncio.Lock()
    async with lock:
        await asyncio.create_task(user(lock))


asyncio.run(main())
