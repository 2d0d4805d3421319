import asyncio


async def ticker():
    await asyncio.sleep(9)


async def waiter(condition):
    async with condition:
        await condition.wait()


async def main():
    condition = asyncio.Condition()
    tick = asyncio.create_task(ticker())
    task = asyncio.create_task(waiter(condition))
    await asyncio.sleep(1)
    async with condition:
        condition.notify()
        await task


asyncio.run(main())
