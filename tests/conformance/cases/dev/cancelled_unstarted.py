import asyncio
async def child():
    await asyncio.sleep(1)
async def main():
    t = asyncio.create_task(child())
    t.cancel()
    await asyncio.sleep(0)
    await t
asyncio.run(main())
