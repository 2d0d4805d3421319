import asyncio
from awaitscope import work

async def client(nom, duree):
    work(duree)
    print(nom, "est servi")

async def main():
    await asyncio.gather(
        client("Camion", 3),
        client("A", 0.1),
        client("B", 0.1),
        client("C", 0.1))

asyncio.run(main())
