# awaitscope: switch_cost=5ms
# awaitscope: models=cooperative
# awaitscope: models=preemptive:quantum=100ms
# awaitscope: models=preemptive:quantum=20ms
import asyncio
from awaitscope import work

async def compute(name):
    work(1)
    print(name, "has its result")

async def main():
    await asyncio.gather(compute("A"), compute("B"))

asyncio.run(main())
