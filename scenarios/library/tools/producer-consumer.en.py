import asyncio

async def producer(queue):
    for item in range(1, 6):
        await asyncio.sleep(0.4)  # Makes the item
        await queue.put(item)
        print("put", item)
    await queue.put(None)  # No more

async def consumer(queue):
    while (item := await queue.get()) is not None:
        await asyncio.sleep(1)  # Uses the item
        print("used", item)

async def main():
    queue = asyncio.Queue(maxsize=2)
    await asyncio.gather(
        producer(queue), consumer(queue))

asyncio.run(main())
