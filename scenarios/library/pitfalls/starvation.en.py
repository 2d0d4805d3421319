# awaitscope: models=cooperative
# awaitscope: models=preemptive:policy=priority
# awaitscope: models=preemptive:policy=priority-aging
import asyncio
from awaitscope import priority, work

async def report():
    priority(3)  # All others have 0, and go first
    work(0.5)
    print("The report is done")

async def requests(name, delay):
    await asyncio.sleep(delay)
    for i in range(1, 5):
        work(0.5)
        print("request", name, i)
        await asyncio.sleep(0.5)

async def main():
    await asyncio.gather(
        requests("A", 0), requests("B", 0.5), report())

asyncio.run(main())
