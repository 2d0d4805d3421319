import asyncio
from awaitscope import work


async def fails():
    await asyncio.sleep(5)
    raise ValueError("enough")

async def waits(parent):
    try:
        await parent
    except BaseException:
        print("parent is over")

async def main():
    try:
        await asyncio.gather(fails(), waits(asyncio.current_task()))
    except ValueError:
        print("failed")


asyncio.run(main())
