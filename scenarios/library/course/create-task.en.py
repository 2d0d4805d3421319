import asyncio

async def long_task():
    print("The task starts")
    await asyncio.sleep(10)
    print("The task has waited to the end")

async def main():
    # Scheduled
    task = asyncio.create_task(
        long_task(), name="long")
    print("create_task returned", task.get_name())

    # Watched
    await asyncio.sleep(1)
    print("done", task.done())

    # Interrupted
    print("cancel", task.cancel())
    print("cancelled", task.cancelled())
    try:
        await task
    except asyncio.CancelledError:
        print("CancelledError")
    print("cancelled", task.cancelled())

asyncio.run(main())
