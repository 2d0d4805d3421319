import asyncio
from awaitscope import work


async def wait_for_next(tasks, i):
    await asyncio.sleep(0.1)
    await tasks[(i + 1) % 3]

async def main():
    tasks = []
    for i in range(3):
        tasks.append(asyncio.create_task(wait_for_next(tasks, i)))
    await asyncio.wait(tasks)


asyncio.run(main())
