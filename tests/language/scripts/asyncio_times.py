import asyncio

def now():
    return round(asyncio.get_running_loop().time(), 6)

async def step(name, delay):
    await asyncio.sleep(delay)
    print(now(), name)
    return name

async def main():
    async with asyncio.timeout(10):
        print(await asyncio.gather(step('a', 2), step('b', 1), step('c', 1.5)))
    async for task in asyncio.as_completed([step('d', 0.5), step('e', 0.25)]):
        print(now(), await task)
    queue = asyncio.Queue(2)

    async def producer():
        for item in range(5):
            await queue.put(item)
            print(now(), 'put', item)
            await asyncio.sleep(0.1)
        queue.shutdown()

    async def consumer():
        try:
            while True:
                item = await queue.get()
                await asyncio.sleep(0.3)
                print(now(), 'got', item)
        except asyncio.QueueShutDown:
            print(now(), 'shut down')
    async with asyncio.TaskGroup() as group:
        group.create_task(producer())
        group.create_task(consumer())
    barrier = asyncio.Barrier(3)

    async def arrive(delay):
        await asyncio.sleep(delay)
        async with barrier as place:
            print(now(), 'arrived', place)
    await asyncio.gather(*map(arrive, (0.3, 0.1, 0.2)))
asyncio.run(main())
