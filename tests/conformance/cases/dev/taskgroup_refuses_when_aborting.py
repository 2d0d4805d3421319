import asyncio


async def failing():
    await asyncio.sleep(0.1)
    raise ValueError("failed")


async def late():
    await asyncio.sleep(5)
    print("never")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(failing())
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                coroutine = late()
                try:
                    group.create_task(coroutine)
                except RuntimeError:
                    print("refused")
                    coroutine.close()
                raise
    except* ValueError as group:
        print("failed:", group.exceptions)


asyncio.run(main())
