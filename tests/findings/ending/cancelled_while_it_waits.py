import asyncio
from awaitscope import work


async def user(lock):
    async with lock:
        print("has it")

async def main():
    lock = asyncio.Lock()
    async with lock:
        task = asyncio.create_task(user(lock))
        await asyncio.sleep(1)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            print("cancelled")


asyncio.run(main())
