import asyncio
from awaitscope import work


async def quick(task):
    await asyncio.sleep(5)

async def slow(parent):
    await parent

async def main():
    me = asyncio.current_task()
    tasks = [asyncio.create_task(quick(me)), asyncio.create_task(slow(me))]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print("one is done")


asyncio.run(main())
