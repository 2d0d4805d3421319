import asyncio
from awaitscope import work


async def philosopher(first, second):
    for _ in range(3):
        async with first:
            await asyncio.sleep(0.1)
            async with second:
                await asyncio.sleep(1)

async def main():
    forks = [asyncio.Lock() for _ in range(5)]
    await asyncio.gather(*[philosopher(forks[min(i, (i + 1) % 5)], forks[max(i, (i + 1) % 5)]) for i in range(5)])


asyncio.run(main())
