import asyncio
from awaitscope import work, priority
async def low(lock, event):
    priority(9)
    async with lock:
        await event.wait()
async def high(lock, event):
    priority(1)
    await asyncio.sleep(0.1)
    async with lock:
        event.set()
async def main():
    lock = asyncio.Lock()
    event = asyncio.Event()
    await asyncio.gather(low(lock, event), high(lock, event))
asyncio.run(main())
