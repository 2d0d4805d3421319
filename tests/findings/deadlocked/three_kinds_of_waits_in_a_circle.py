import asyncio

async def a(tasks):
    await asyncio.sleep(0)
    await asyncio.gather(tasks["b"])
async def b(tasks):
    await asyncio.sleep(0)
    await asyncio.wait({tasks["c"]})
async def c(tasks):
    await asyncio.sleep(0)
    await tasks["a"]
async def main():
    tasks = {}
    tasks["a"] = asyncio.create_task(a(tasks))
    tasks["b"] = asyncio.create_task(b(tasks))
    tasks["c"] = asyncio.create_task(c(tasks))
    await asyncio.gather(*tasks.values())
asyncio.run(main())
