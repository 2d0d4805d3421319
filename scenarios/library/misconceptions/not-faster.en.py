import asyncio
from awaitscope import work

async def compute(name):
    print(name, "starts")
    work(1)
    print(name, "has its result")

async def main():
    await asyncio.gather(compute("A"), compute("B"))

asyncio.run(main())
