import asyncio
from awaitscope import work


async def producer(cond, items):
    for i in range(3):
        await asyncio.sleep(5)
        async with cond:
            items.append(i)
            cond.notify()

async def consumer(cond, items):
    for _ in range(3):
        async with cond:
            await cond.wait_for(lambda: items)
            print(items.pop())

async def main():
    lock = asyncio.Lock()
    cond = asyncio.Condition(lock)
    items = []
    await asyncio.gather(consumer(cond, items), producer(cond, items))


asyncio.run(main())
