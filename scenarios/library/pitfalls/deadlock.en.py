import asyncio

account1 = asyncio.Lock()
account2 = asyncio.Lock()

async def transfer(name, first, second):
    async with first:
        print(name, "has locked one account")
        await asyncio.sleep(1)
        async with second:
            print(name, "has locked both")
    print(name, "is done")

async def main():
    await asyncio.gather(
        transfer("A", account1, account2),
        transfer("B", account2, account1))
    print("Both transfers are done")

asyncio.run(main())
