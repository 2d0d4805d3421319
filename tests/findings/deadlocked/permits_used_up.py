import asyncio
from awaitscope import work


async def pair(sem):
    async with sem:
        await asyncio.sleep(1)
        async with sem:
            print("two permits")

async def main():
    sem = asyncio.Semaphore(2)
    await asyncio.gather(pair(sem), pair(sem))


asyncio.run(main())
