import asyncio
from awaitscope import work


async def waiter(cond):
    async with cond:
        await cond.wait()

async def main():
    cond = asyncio.Condition()
    await asyncio.gather(waiter(cond), waiter(cond))


asyncio.run(main())
