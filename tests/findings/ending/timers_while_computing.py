import asyncio
from awaitscope import work


async def tick():
    for _ in range(10):
        await asyncio.sleep(0.1)

async def compute():
    for _ in range(10):
        work(0.3)
        await asyncio.sleep(0)

async def main():
    await asyncio.gather(tick(), tick(), compute(), compute())


asyncio.run(main())
