import asyncio
from awaitscope import work


async def move(first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            pass

async def main():
    a = asyncio.Lock()
    b = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        group.create_task(move(a, b), name="there")
        group.create_task(move(b, a), name="back")


asyncio.run(main())
