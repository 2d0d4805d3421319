import asyncio

async def outer(pool):
    async with pool:
        await asyncio.sleep(0.1)
        await asyncio.create_task(inner(pool))
async def inner(pool):
    async with pool:
        await asyncio.sleep(0.1)
async def main():
    pool = asyncio.Semaphore(2)
    await asyncio.gather(*(outer(pool) for _ in range(3)))
asyncio.run(main())
