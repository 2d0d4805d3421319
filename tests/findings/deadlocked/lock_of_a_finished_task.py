import asyncio
from awaitscope import work


async def careless(lock):
    await lock.acquire()
    print("forgets to release")

async def user(lock):
    async with lock:
        print("never")

async def main():
    lock = asyncio.Lock()
    await asyncio.create_task(careless(lock))
    await asyncio.create_task(user(lock))


asyncio.run(main())
