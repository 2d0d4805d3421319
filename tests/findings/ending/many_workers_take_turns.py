import asyncio
from awaitscope import work


async def worker(n):
    for _ in range(20):
        work(0.05)
        await asyncio.sleep(0)

async def main():
    await asyncio.gather(*[worker(n) for n in range(8)])


asyncio.run(main())
