import asyncio
from awaitscope import work


async def move(first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            await asyncio.sleep(1)

async def main():
    a = asyncio.Lock()
    b = asyncio.Lock()
    await asyncio.gather(move(a, b), move(a, b), move(a, b))


asyncio.run(main())
