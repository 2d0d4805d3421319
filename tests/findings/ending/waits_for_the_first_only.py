import asyncio

async def stuck(lock):
    async with lock:
        print("never")
async def quick():
    await asyncio.sleep(1)
async def main():
    lock = asyncio.Lock()
    async with lock:
        s = asyncio.create_task(stuck(lock))
        await asyncio.wait([s, asyncio.create_task(quick())], return_when=asyncio.FIRST_COMPLETED)
        print("one is done")
    await s
asyncio.run(main())
