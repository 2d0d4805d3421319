import asyncio
from awaitscope import work

def compute_report():
    work(2)  # An ordinary function, in a thread

async def clock():
    for i in range(1, 4):
        await asyncio.sleep(0.5)
        print("tick", i)

async def report():
    print("The report starts")
    await asyncio.to_thread(compute_report)
    print("The report is done")

async def main():
    await asyncio.gather(clock(), report())

asyncio.run(main())
