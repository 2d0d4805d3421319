import asyncio
from awaitscope import work


async def child(parent):
    await asyncio.sleep(0.1)
    await parent

async def main():
    await asyncio.gather(child(asyncio.current_task()))


asyncio.run(main())
