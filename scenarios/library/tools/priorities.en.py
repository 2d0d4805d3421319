# awaitscope: models=cooperative
# awaitscope: models=preemptive
# awaitscope: models=preemptive:policy=priority
import asyncio
from awaitscope import priority, work

async def backup():
    priority(5)  # Not urgent: all others have 0
    work(2)
    print("The backup is done")

async def alarm():
    await asyncio.sleep(0.5)
    work(0.5)
    print("The alarm is dealt with")

async def main():
    await asyncio.gather(alarm(), backup())

asyncio.run(main())
