import asyncio


async def worker(lock):
    async with lock:
        print("worker")

async def free():
    await asyncio.sleep(1)

async def ticker():
    for _ in range(3):
        await asyncio.sleep(1)

async def main():
    lock = asyncio.Lock()
    ticks = asyncio.create_task(ticker())
    async with lock:
        await asyncio.gather(worker(lock), free())
    await ticks


asyncio.run(main())
