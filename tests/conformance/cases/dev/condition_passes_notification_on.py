import asyncio


async def waiter(condition, name):
    async with condition:
        try:
            await condition.wait()
            print(name, "notified")
        except asyncio.CancelledError:
            print(name, "cancelled")


async def main():
    condition = asyncio.Condition()
    first = asyncio.create_task(waiter(condition, "first"))
    second = asyncio.create_task(waiter(condition, "second"))
    await asyncio.sleep(1)
    async with condition:
        condition.notify(1)
        first.cancel()
        await asyncio.sleep(1)
        print("release")
    await asyncio.gather(first, second)


asyncio.run(main())
