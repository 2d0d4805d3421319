import asyncio
from awaitscope import work


async def move(first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            pass

async def ticker():
    for _ in range(100):
        await asyncio.sleep(1)

async def main():
    a = asyncio.Lock()
    b = asyncio.Lock()
    left = asyncio.create_task(move(a, b), name="left")
    right = asyncio.create_task(move(b, a), name="right")
    await ticker()
    print("main is over")


asyncio.run(main())
