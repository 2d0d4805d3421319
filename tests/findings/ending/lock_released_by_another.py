import asyncio
from awaitscope import work


async def opener(gate):
    await asyncio.sleep(10)
    gate.release()

async def main():
    gate = asyncio.Lock()
    await gate.acquire()
    task = asyncio.create_task(opener(gate))
    await gate.acquire()
    print("open")
    await task


asyncio.run(main())
