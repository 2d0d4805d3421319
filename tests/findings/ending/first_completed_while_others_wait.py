import asyncio
lock = asyncio.Lock()
async def part(i):
    if i == 0:
        return 0
    async with lock:
        return i
async def main():
    async with lock:
        d, p = await asyncio.wait([asyncio.create_task(part(i)) for i in range(3)], return_when=asyncio.FIRST_COMPLETED)
    print(len(d), len(p))
    print(await asyncio.gather(*p))
asyncio.run(main())
