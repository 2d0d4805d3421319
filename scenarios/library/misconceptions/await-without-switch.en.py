import asyncio

async def small(n):
    return n

async def count(name):
    for i in range(3):
        n = await small(i)  # Nothing to wait for
        print(name, n)

async def count_and_yield(name):
    for i in range(3):
        await asyncio.sleep(0)  # Lets the others pass
        print(name, i)

async def main():
    await asyncio.gather(count("A"), count("B"))
    print("Now with sleep(0)")
    await asyncio.gather(
        count_and_yield("C"), count_and_yield("D"))

asyncio.run(main())
