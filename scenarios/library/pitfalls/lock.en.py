import asyncio
from awaitscope import work

balance = 100
lock = asyncio.Lock()

async def withdraw(name, amount):
    global balance
    async with lock:  # One at a time from here
        seen = balance
        await asyncio.sleep(1)
        work(0.5)
        balance = seen - amount
        print(name, "writes", balance)

async def main():
    await asyncio.gather(
        withdraw("A", 30), withdraw("B", 50))
    print("Balance", balance)

asyncio.run(main())
