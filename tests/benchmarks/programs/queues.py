import asyncio


async def produce(queue, count):
    for number in range(count):
        await queue.put(number)


async def consume(queue):
    total = 0
    while True:
        number = await queue.get()
        if number is None:
            return total
        total += number


async def main():
    queue = asyncio.Queue(maxsize=10)
    consumers = [asyncio.create_task(consume(queue)) for _ in range(3)]
    await asyncio.gather(*(produce(queue, 80_000) for _ in range(3)))
    for _ in consumers:
        await queue.put(None)
    print(sum(await asyncio.gather(*consumers)))


asyncio.run(main())
