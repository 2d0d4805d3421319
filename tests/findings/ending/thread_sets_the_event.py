import asyncio
import time
async def main():
    loop = asyncio.get_running_loop()
    event = asyncio.Event()
    def job():
        time.sleep(2)
        loop.call_soon_threadsafe(event.set)
    t = asyncio.create_task(asyncio.to_thread(job))
    await event.wait()
    await t
asyncio.run(main())
