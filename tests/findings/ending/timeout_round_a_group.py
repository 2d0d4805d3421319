import asyncio
from awaitscope import work


async def move(first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            print("moved")

async def main():
    a = asyncio.Lock()
    b = asyncio.Lock()
    try:
        async with asyncio.timeout(4):
            async with asyncio.TaskGroup() as group:
                group.create_task(move(a, b))
                group.create_task(move(b, a))
    except TimeoutError:
        print("enough")


asyncio.run(main())
