import asyncio
async def child():
    await asyncio.sleep(1)
async def main():
    t = asyncio.create_task(child())
    t.cancel()
    await asyncio.shield(t)
asyncio.run(main())
