import asyncio
from awaitscope import work


async def move(first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            print("moved")

async def main():
    a = asyncio.Lock()
    b = asyncio.Lock()
    left = asyncio.create_task(move(a, b), name="left")
    right = asyncio.create_task(move(b, a), name="right")
    await asyncio.sleep(5)
    left.cancel()
    await right


asyncio.run(main())
