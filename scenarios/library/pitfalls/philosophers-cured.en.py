import asyncio

forks = [asyncio.Lock() for i in range(5)]

async def philosopher(i):
    # The lower number first: only 4 begins at its right
    first, second = sorted((i, (i + 1) % 5))
    async with forks[first]:
        print(i, "has fork", first)
        await asyncio.sleep(0.1)
        async with forks[second]:
            print(i, "eats")
            await asyncio.sleep(1)
    print(i, "has eaten")

async def main():
    await asyncio.gather(
        *(philosopher(i) for i in range(5)))
    print("All have eaten")

asyncio.run(main())
