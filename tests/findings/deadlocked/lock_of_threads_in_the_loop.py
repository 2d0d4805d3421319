import asyncio, threading
lock = threading.Lock()
async def a():
    with lock:
        await asyncio.sleep(1)
async def b():
    await asyncio.sleep(0.5)
    with lock:
        print("never")
async def main():
    await asyncio.gather(a(), b())
asyncio.run(main())
