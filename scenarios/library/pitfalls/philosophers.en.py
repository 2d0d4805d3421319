import asyncio

forks = [asyncio.Lock() for i in range(5)]

async def philosopher(i):
    left, right = i, (i + 1) % 5
    async with forks[left]:
        print(i, "has fork", left)
        await asyncio.sleep(0.1)
        async with forks[right]:
            print(i, "eats")
            await asyncio.sleep(1)
    print(i, "has eaten")

async def main():
    await asyncio.gather(
        *(philosopher(i) for i in range(5)))
    print("All have eaten")

asyncio.run(main())
