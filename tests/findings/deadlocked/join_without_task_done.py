import asyncio
from awaitscope import work


async def worker(q):
    while True:
        print(await q.get())

async def main():
    q = asyncio.Queue()
    asyncio.create_task(worker(q))
    await asyncio.sleep(0)
    await q.put(1)
    await q.join()


asyncio.run(main())
