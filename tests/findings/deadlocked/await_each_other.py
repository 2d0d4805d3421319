import asyncio
from awaitscope import work


async def first(others):
    await asyncio.sleep(0.1)
    await others["second"]

async def second(others):
    await asyncio.sleep(0.2)
    await others["first"]

async def main():
    others = {}
    others["first"] = asyncio.create_task(first(others))
    others["second"] = asyncio.create_task(second(others))
    await asyncio.sleep(1)
    print("main goes on")
    await others["first"]


asyncio.run(main())
