import asyncio
import threading
import time

lock = threading.Lock()


def job():
    time.sleep(2)
    lock.release()


async def main():
    lock.acquire()
    threading.Thread(target=job).start()
    tick = asyncio.create_task(asyncio.sleep(0.5))
    await asyncio.sleep(0)
    lock.acquire()
    print("mine again")
    lock.release()
    await tick

asyncio.run(main())
