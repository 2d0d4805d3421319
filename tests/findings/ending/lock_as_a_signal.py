import asyncio
from awaitscope import work


async def ping(mine, other):
    for i in range(3):
        await mine.acquire()
        print("ping", i)
        await asyncio.sleep(1)
        other.release()

async def pong(mine, other):
    for i in range(3):
        await mine.acquire()
        print("pong", i)
        await asyncio.sleep(1)
        other.release()

async def main():
    a = asyncio.Lock()
    b = asyncio.Lock()
    await b.acquire()
    await asyncio.gather(ping(a, b), pong(b, a))


asyncio.run(main())
