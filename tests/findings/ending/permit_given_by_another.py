import asyncio

async def main():
    sem = asyncio.Semaphore(1)
    async def giver():
        await asyncio.sleep(10)
        sem.release()
    g = asyncio.create_task(giver())
    async with sem:
        async with sem:
            print("two")
    await g
asyncio.run(main())
