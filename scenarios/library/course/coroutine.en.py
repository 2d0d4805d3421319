import asyncio
import time

# The synchronous way (blocks the whole program)
def sync_function():
    time.sleep(2)
    print("End of the synchronous function")

# Asynchronous coroutine (lets the others run)
async def async_coroutine():
    await asyncio.sleep(2)
    print("End of the asynchronous coroutine")

async def main():
    print("Two calls of the function")
    sync_function()
    sync_function()
    print("Two coroutines")
    await asyncio.gather(
        async_coroutine(), async_coroutine())
    print("End")

asyncio.run(main())
