import asyncio

async def move(first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            pass
async def main():
    a = asyncio.Lock()
    b = asyncio.Lock()
    asyncio.create_task(move(a, b))
    asyncio.create_task(move(b, a))
    await asyncio.sleep(3)
    c = asyncio.Lock()
    asyncio.create_task(move(c, a))
    await asyncio.sleep(3)
    async with c:
        print("never")
asyncio.run(main())
