import asyncio
from awaitscope import work


async def consumer(q):
    print(await q.get())

async def main():
    q = asyncio.Queue()
    await asyncio.create_task(consumer(q))


asyncio.run(main())
