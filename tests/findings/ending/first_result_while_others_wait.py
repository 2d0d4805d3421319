import asyncio
lock = asyncio.Lock()
async def part(i):
    if i == 0:
        return 0
    async with lock:
        return i
async def main():
    async with lock:
        for c in asyncio.as_completed([part(i) for i in range(3)]):
            print(await c)
            break
    await asyncio.sleep(1)
    print("fine")
asyncio.run(main())
