import asyncio


async def consumer(q):
    print(await q.get())

async def producer(q):
    await q.put(1)

async def main():
    q = asyncio.Queue()
    a = asyncio.create_task(consumer(q))
    b = asyncio.create_task(producer(q))
    await a
    await b


asyncio.run(main())
