import asyncio
from awaitscope import work


async def user(lock, other):
    for _ in range(4):
        async with lock:
            await asyncio.sleep(1)
        async with other:
            await asyncio.sleep(1)

async def main():
    a = asyncio.Lock()
    b = asyncio.Lock()
    await asyncio.gather(user(a, b), user(b, a), user(a, b))


asyncio.run(main())
