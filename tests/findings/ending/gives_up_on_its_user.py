import asyncio

lock = asyncio.Lock()


async def user():
    async with lock:
        print("user in")


async def main():
    async with lock:
        task = asyncio.create_task(user())
        try:
            await asyncio.wait_for(asyncio.shield(task), 2)
        except TimeoutError:
            print("later then")
    await task

asyncio.run(main())
