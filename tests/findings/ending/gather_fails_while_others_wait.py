import asyncio
lock = asyncio.Lock()
async def part(i):
    if i == 0:
        raise ValueError(1)
    async with lock:
        return i
async def main():
    async with lock:
        try:
            await asyncio.gather(*(part(i) for i in range(3)))
        except ValueError:
            print("failed")
    await asyncio.sleep(1)
asyncio.run(main())
