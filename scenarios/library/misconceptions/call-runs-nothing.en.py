import asyncio

async def job(name):
    print(name, "starts")
    await asyncio.sleep(1)
    print(name, "done")

async def main():
    job("A")  # The await is forgotten
    print("A is called")
    await job("B")
    print("B is called and awaited")

asyncio.run(main())
