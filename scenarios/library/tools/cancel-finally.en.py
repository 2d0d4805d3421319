import asyncio

async def backup():
    print("The file is open")
    try:
        await asyncio.sleep(10)
        print("All is copied")
    finally:
        await asyncio.sleep(0.5)  # Tidies up
        print("The file is closed")

async def main():
    task = asyncio.create_task(backup())
    await asyncio.sleep(1)
    print("cancel", task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print("backup is cancelled")

asyncio.run(main())
