import asyncio
from awaitscope import work


async def user(sem):
    async with sem:
        await asyncio.sleep(10)

async def main():
    sem = asyncio.Semaphore(2)
    await asyncio.gather(*[user(sem) for _ in range(20)])


asyncio.run(main())
