import asyncio
from awaitscope import work


import time

def slow():
    time.sleep(30)
    return 1

async def main():
    lock = asyncio.Lock()
    async with lock:
        print(await asyncio.to_thread(slow))


asyncio.run(main())
