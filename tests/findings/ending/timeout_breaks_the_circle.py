import asyncio
from awaitscope import work


async def move(first, second):
    try:
        async with asyncio.timeout(5):
            async with first:
                await asyncio.sleep(1)
                async with second:
                    print("moved")
    except TimeoutError:
        print("gave up")

async def main():
    a = asyncio.Lock()
    b = asyncio.Lock()
    await asyncio.gather(move(a, b), move(b, a))


asyncio.run(main())
