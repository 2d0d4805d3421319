import asyncio
import time


def work_in_thread(loop, event):
    time.sleep(2)
    loop.call_soon_threadsafe(event.set)


async def main():
    event = asyncio.Event()
    loop = asyncio.get_running_loop()
    waiter = asyncio.to_thread(work_in_thread, loop, event)
    task = asyncio.ensure_future(waiter)
    await event.wait()
    print("set")
    await task

asyncio.run(main())
