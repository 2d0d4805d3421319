import asyncio


async def worker(event, seen):
    await event.wait()
    seen.append(1)


async def main():
    event, seen = asyncio.Event(), []
    task = asyncio.create_task(worker(event, seen))
    await task
    event.set()


asyncio.run(main())
