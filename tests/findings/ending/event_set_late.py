import asyncio
from awaitscope import work


async def waiter(ready):
    await ready.wait()
    print("go")

async def main():
    ready = asyncio.Event()
    tasks = [asyncio.create_task(waiter(ready)) for _ in range(3)]
    await asyncio.sleep(200)
    ready.set()
    await asyncio.gather(*tasks)


asyncio.run(main())
