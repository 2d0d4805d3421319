# awaitscope: quantum=200ms
import asyncio
from awaitscope import work

async def download(name, s):
    print(name, "starts")
    await asyncio.sleep(s)
    print(name, "done")

async def compute(name, s):
    print(name, "starts")
    work(s)
    print(name, "done")

async def main():
    await asyncio.gather(
        download("A", 2),
        compute("B", 1.2),
        compute("C", 0.8))

asyncio.run(main())
