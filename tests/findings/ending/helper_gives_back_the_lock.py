import asyncio

async def helper(lock, event):
    await event.wait()
    lock.release()
async def main():
    lock = asyncio.Lock()
    event = asyncio.Event()
    h = asyncio.create_task(helper(lock, event))
    await lock.acquire()
    asyncio.get_running_loop().call_later(1, event.set)
    async with lock:
        print("twice")
    await h
asyncio.run(main())
