import asyncio
from awaitscope import work


async def philosopher(left, right):
    async with left:
        await asyncio.sleep(0.1)
        async with right:
            await asyncio.sleep(1)

async def main():
    fork1 = asyncio.Lock()
    fork2 = asyncio.Lock()
    fork3 = asyncio.Lock()
    await asyncio.gather(philosopher(fork1, fork2), philosopher(fork2, fork3), philosopher(fork3, fork1))


asyncio.run(main())
