import asyncio

async def holder(lock):
    await lock.acquire()
    await asyncio.sleep(10)
    lock.release()
async def other(lock):
    async with lock:
        print("never")
async def main():
    lock = asyncio.Lock()
    h = asyncio.create_task(holder(lock))
    await asyncio.sleep(1)
    h.cancel()
    await other(lock)
asyncio.run(main())
