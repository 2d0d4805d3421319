import asyncio

async def fails():
    await asyncio.sleep(1)
    raise ValueError("no such order")

async def tidies_badly():
    try:
        await asyncio.sleep(3)
    finally:
        raise OSError("cannot close")

async def waits():
    await asyncio.sleep(2)
    print("waits is done")

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails())
            group.create_task(tidies_badly())
            group.create_task(waits())
    except* ValueError as part:
        print("ValueError", part.exceptions)
    except* OSError as part:
        print("OSError", part.exceptions)

asyncio.run(main())
