import asyncio
from awaitscope import work


async def link(task):
    return 1 + await task

async def last():
    await asyncio.sleep(100)
    return 0

async def main():
    task = asyncio.create_task(last())
    for _ in range(20):
        task = asyncio.create_task(link(task))
    print(await task)


asyncio.run(main())
