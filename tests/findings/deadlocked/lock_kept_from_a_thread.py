import asyncio
import threading
lock = threading.Lock()
def job():
    with lock:
        print("job")
async def main():
    with lock:
        await asyncio.to_thread(job)
asyncio.run(main())
