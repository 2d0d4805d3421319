import asyncio


async def waiter(condition):
    try:
        async with condition:
            try:
                await condition.wait()
            finally:
                print("waiter has the lock:", condition.locked())
    except asyncio.CancelledError as error:
        print("waiter cancelled:", error)


async def holder(condition):
    await asyncio.sleep(0.1)
    async with condition:
        print("holder in")
        await asyncio.sleep(1)
    print("holder out")


async def third(condition):
    await asyncio.sleep(0.5)
    async with condition:
        print("third in")
        await asyncio.sleep(0.2)
    print("third out")


async def main():
    condition = asyncio.Condition()
    first = asyncio.create_task(waiter(condition))
    others = [asyncio.create_task(holder(condition)), asyncio.create_task(third(condition))]
    await asyncio.sleep(0.2)
    first.cancel("once")
    await asyncio.sleep(0.2)
    first.cancel("twice")
    await asyncio.gather(first, *others)


asyncio.run(main())
