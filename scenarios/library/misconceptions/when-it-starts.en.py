import asyncio
from awaitscope import work

async def job():
    print("The task starts")

async def main():
    task = asyncio.create_task(job())
    print("The task is created")
    work(0.5)
    print("main has computed")
    await task

asyncio.run(main())
