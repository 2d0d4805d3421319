import asyncio
from awaitscope import work


async def party(barrier, delay):
    await asyncio.sleep(delay)
    await barrier.wait()
    print("through")

async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(party(barrier, 1), party(barrier, 10), party(barrier, 100))


asyncio.run(main())
