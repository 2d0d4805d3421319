import asyncio
from awaitscope import work


lock = asyncio.Lock()

async def count(n):
    async with lock:
        if n > 0:
            await count(n - 1)

async def main():
    await asyncio.create_task(count(2))


asyncio.run(main())
