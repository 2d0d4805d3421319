import asyncio
from awaitscope import work


async def worker(q):
    while True:
        item = await q.get()
        await asyncio.sleep(item)
        q.task_done()

async def main():
    q = asyncio.Queue()
    workers = [asyncio.create_task(worker(q)) for _ in range(2)]
    await asyncio.sleep(0)
    for i in range(6):
        await q.put(10 + i)
    await q.join()
    for task in workers:
        task.cancel()


asyncio.run(main())
