import asyncio


async def worker(lock):
    async with lock:
        print("worker")

async def ticker():
    for _ in range(3):
        await asyncio.sleep(1)

async def main():
    lock = asyncio.Lock()
    ticks = asyncio.create_task(ticker())
    async with lock:
        for done in asyncio.as_completed([worker(lock), worker(lock)]):
            await done
    await ticks


asyncio.run(main())
