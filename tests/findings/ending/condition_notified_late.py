import asyncio
from awaitscope import work


async def waiter(cond):
    async with cond:
        await cond.wait()
        print("told")

async def main():
    cond = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(cond)) for _ in range(2)]
    await asyncio.sleep(50)
    async with cond:
        cond.notify_all()
    await asyncio.gather(*tasks)


asyncio.run(main())
