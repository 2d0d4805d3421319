import asyncio

async def one(tasks):
    await asyncio.sleep(0.1)
    await asyncio.gather(tasks[1])
async def two(tasks):
    await asyncio.sleep(0.1)
    await asyncio.wait({tasks[2]})
async def three(tasks):
    await asyncio.sleep(0.1)
    await asyncio.shield(tasks[0])
async def main():
    tasks = []
    for function in (one, two, three):
        tasks.append(asyncio.create_task(function(tasks)))
    await tasks[0]
asyncio.run(main())
