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
    tasks = [asyncio.create_task(move(a, b)), asyncio.create_task(move(b, a))]
    done, pending = await asyncio.wait(tasks, timeout=5)
    for task in pending:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


asyncio.run(main())
