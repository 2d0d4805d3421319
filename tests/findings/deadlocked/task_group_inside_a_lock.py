import asyncio

async def member(lock):
    async with lock:
        print("in")
async def main():
    lock = asyncio.Lock()
    async with lock:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(member(lock))
            tg.create_task(member(lock))
asyncio.run(main())
