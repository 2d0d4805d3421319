import asyncio
from awaitscope import work

async def clock():
    for i in range(1, 4):
        await asyncio.sleep(0.5)
        print("tick", i)

async def report():
    print("The report starts")
    for part in range(50):
        work(0.04)
        await asyncio.sleep(0)  # Lets the others pass
    print("The report is done")

async def main():
    await asyncio.gather(clock(), report())

asyncio.run(main())
