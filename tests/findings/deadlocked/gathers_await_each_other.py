import asyncio

async def leaf(parents, i):
    await asyncio.sleep(0.1)
    await parents[1 - i]
async def group(parents, i):
    await asyncio.gather(leaf(parents, i), asyncio.sleep(0.5))
async def main():
    parents = []
    parents.append(asyncio.create_task(group(parents, 0), name="left"))
    parents.append(asyncio.create_task(group(parents, 1), name="right"))
    await asyncio.gather(*parents)
asyncio.run(main())
