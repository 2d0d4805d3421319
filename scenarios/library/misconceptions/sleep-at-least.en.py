import asyncio
from awaitscope import work

async def sleeper():
    print("The sleeper sleeps one second")
    await asyncio.sleep(1)
    print("The sleeper is awake")

async def computation():
    print("The computation starts")
    work(3)
    print("The computation is done")

async def main():
    await asyncio.gather(sleeper(), computation())

asyncio.run(main())
