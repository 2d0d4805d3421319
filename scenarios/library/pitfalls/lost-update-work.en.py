import asyncio
from awaitscope import work

balance = 100

async def withdraw(name, amount):
    global balance
    seen = balance  # Read
    work(0.5)  # Check, without any await
    balance = seen - amount  # Write
    print(name, "writes", balance)

async def main():
    await asyncio.gather(
        withdraw("A", 30), withdraw("B", 50))
    print("Balance", balance)

asyncio.run(main())
