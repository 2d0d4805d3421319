import asyncio

balance = 100

async def withdraw(name, amount):
    global balance
    seen = balance  # Read
    await asyncio.sleep(1)  # Ask the bank
    balance = seen - amount  # Write
    print(name, "writes", balance)

async def main():
    await asyncio.gather(
        withdraw("A", 30), withdraw("B", 50))
    print("Balance", balance)

asyncio.run(main())
