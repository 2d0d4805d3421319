import asyncio
from awaitscope import work


async def child(parent):
    await parent
    print("parent is over")

async def parent(children):
    children.append(asyncio.create_task(child(asyncio.current_task())))
    await asyncio.sleep(10)

async def main():
    children = []
    await asyncio.create_task(parent(children))
    await children[0]


asyncio.run(main())
