import asyncio
from awaitscope import work


async def move(first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            pass

async def patient():
    try:
        async with asyncio.timeout(3):
            await asyncio.sleep(100)
    except TimeoutError:
        print("patience is over")

async def main():
    a = asyncio.Lock()
    b = asyncio.Lock()
    await asyncio.gather(move(a, b), move(b, a), patient())


asyncio.run(main())
