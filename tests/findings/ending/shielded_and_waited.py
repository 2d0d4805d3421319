import asyncio
from awaitscope import work


async def long(lock):
    async with lock:
        await asyncio.sleep(20)

async def main():
    lock = asyncio.Lock()
    task = asyncio.create_task(long(lock))
    try:
        await asyncio.wait_for(asyncio.shield(task), 5)
    except TimeoutError:
        print("not yet")
    async with lock:
        await task


asyncio.run(main())
