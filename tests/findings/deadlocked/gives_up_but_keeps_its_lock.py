import asyncio

async def move(first, second, limit):
    async with first:
        await asyncio.sleep(1)
        try:
            async with asyncio.timeout(limit):
                async with second:
                    print("moved")
        except TimeoutError:
            print("gave up")
            await asyncio.Event().wait()
async def main():
    a = asyncio.Lock()
    b = asyncio.Lock()
    await asyncio.gather(move(a, b, 2), move(b, a, None))
asyncio.run(main())
