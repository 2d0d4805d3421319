import asyncio

async def waiter(outer, cond):
    async with outer:
        async with cond:
            await cond.wait()
            print("woken")
async def notifier(outer, cond):
    await asyncio.sleep(1)
    async with outer:
        async with cond:
            cond.notify()
async def main():
    outer = asyncio.Lock()
    cond = asyncio.Condition()
    await asyncio.gather(waiter(outer, cond), notifier(outer, cond))
asyncio.run(main())
