import asyncio
from awaitscope import work


async def hog():
    work(50)

async def small():
    work(0.1)

async def main():
    await asyncio.gather(hog(), *[small() for _ in range(10)])


asyncio.run(main())
