import asyncio


async def double(number):
    return number * 2


async def main():
    total = 0
    for _ in range(1000):
        tasks = [asyncio.create_task(double(number)) for number in range(100)]
        total += sum(await asyncio.gather(*tasks))
    print(total)


asyncio.run(main())
