import asyncio
lock = asyncio.Lock()
async def part(i):
    if i == 0:
        raise ValueError(1)
    async with lock:
        return i
async def main():
    try:
        async with lock:
            async with asyncio.TaskGroup() as tg:
                for i in range(3):
                    tg.create_task(part(i))
    except* ValueError:
        print("failed")
asyncio.run(main())
