import asyncio
from awaitscope import work

async def customer(name, seconds):
    work(seconds)
    print(name, "is served")

async def main():
    await asyncio.gather(
        customer("Lorry", 3),
        customer("A", 0.1),
        customer("B", 0.1),
        customer("C", 0.1))

asyncio.run(main())
