import asyncio
from awaitscope import work


async def party(barrier):
    await barrier.wait()

async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(party(barrier), party(barrier))


asyncio.run(main())
