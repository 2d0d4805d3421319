import asyncio


async def waiter(permits):
    await permits.acquire()


async def giver(permits, event):
    await event.wait()
    permits.release()


async def main():
    permits, event = asyncio.Semaphore(0), asyncio.Event()
    await asyncio.gather(waiter(permits), giver(permits, event))


asyncio.run(main())
