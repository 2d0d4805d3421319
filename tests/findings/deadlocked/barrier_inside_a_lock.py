import asyncio

async def party(barrier, lock):
    async with lock:
        await barrier.wait()
async def main():
    barrier = asyncio.Barrier(2)
    lock = asyncio.Lock()
    await asyncio.gather(party(barrier, lock), party(barrier, lock))
asyncio.run(main())
