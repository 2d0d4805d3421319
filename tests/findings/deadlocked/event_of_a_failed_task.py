import asyncio


async def setter(ready):
    await asyncio.sleep(0.1)
    raise ValueError("no")
    ready.set()


async def main():
    ready = asyncio.Event()
    task = asyncio.create_task(setter(ready))
    await ready.wait()
    await task

asyncio.run(main())
