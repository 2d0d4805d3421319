import asyncio
from awaitscope import work


async def waiter(cond):
    await asyncio.sleep(1)
    async with cond:
        await cond.wait()

async def notifier(cond):
    async with cond:
        cond.notify_all()

async def main():
    cond = asyncio.Condition()
    await asyncio.gather(waiter(cond), notifier(cond))


asyncio.run(main())
