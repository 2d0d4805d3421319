import asyncio
from awaitscope import work


async def move(first, second):
    await first.acquire()
    await asyncio.sleep(1)
    await second.acquire()
    second.release()
    if first.locked():
        first.release()

async def main():
    a = asyncio.Lock()
    b = asyncio.Lock()
    asyncio.get_running_loop().call_later(5, a.release)
    await asyncio.gather(move(a, b), move(b, a))


asyncio.run(main())
