import asyncio

async def stuck(lock):
    async with lock:
        print("never")
async def fails():
    await asyncio.sleep(5)
    raise ValueError("x")
async def main():
    lock = asyncio.Lock()
    async with lock:
        try:
            async with asyncio.TaskGroup() as tg:
                tg.create_task(stuck(lock))
                tg.create_task(fails())
        except* ValueError:
            print("failed")
asyncio.run(main())
