import asyncio


class Account:
    def __init__(self, name):
        self.name = name
        self.lock = asyncio.Lock()


async def transfer(a, b):
    async with a.lock:
        await asyncio.sleep(0.1)
        async with b.lock:
            print("moved", a.name, b.name)


async def main():
    x, y = Account("x"), Account("y")
    await asyncio.gather(transfer(x, y), transfer(y, x))

asyncio.run(main())
