import asyncio
from awaitscope import work


async def member(parent):
    await asyncio.sleep(0.1)
    await parent

async def main():
    me = asyncio.current_task()
    async with asyncio.TaskGroup() as group:
        group.create_task(member(me))


asyncio.run(main())
