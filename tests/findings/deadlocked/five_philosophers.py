import asyncio
from awaitscope import work


async def philosopher(forks, i):
    async with forks[i]:
        work(0.2)
        await asyncio.sleep(0)
        async with forks[(i + 1) % 5]:
            work(0.1)

async def main():
    forks = [asyncio.Lock() for _ in range(5)]
    tasks = [asyncio.create_task(philosopher(forks, i)) for i in range(5)]
    for task in tasks:
        await task


asyncio.run(main())
