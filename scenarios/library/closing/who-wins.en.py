import asyncio
import time
from awaitscope import work

async def waits(name):
    await asyncio.sleep(1)

async def computes(name):
    work(1)

async def mixes(name):
    work(0.5)
    await asyncio.sleep(0.5)

async def three_of(job):
    start = time.monotonic()
    await asyncio.gather(job("A"), job("B"), job("C"))
    seconds = time.monotonic() - start
    print(f"{job.__name__}: {seconds:.0f} s")

async def main():
    for job in waits, computes, mixes:
        await three_of(job)

asyncio.run(main())
