import asyncio

async def good(name):
    try:
        await asyncio.sleep(2)
        print(name, "done")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise

async def bad():
    await asyncio.sleep(1)
    raise ValueError("failed")

async def main():
    try:
        await asyncio.gather(good("A"), bad())
    except ValueError as error:
        print("gather passed on", error)
    await asyncio.sleep(2)

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(good("B"))
            group.create_task(bad())
    except* ValueError:
        print("TaskGroup passed on failed")

asyncio.run(main())
