# awaitscope: models=preemptive:cores=1
# awaitscope: models=preemptive:cores=4
# awaitscope: models=preemptive:cores=4:policy=gil
import asyncio
from awaitscope import work

async def compute(name):
    work(1)
    print(name, "has its result")

async def main():
    await asyncio.gather(
        compute("A"), compute("B"),
        compute("C"), compute("D"))

asyncio.run(main())
