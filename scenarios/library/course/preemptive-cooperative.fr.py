# awaitscope: quantum=200ms
import asyncio
from awaitscope import work

async def telecharge(nom, s):
    print(nom, "commence")
    await asyncio.sleep(s)
    print(nom, "terminée")

async def calcule(nom, s):
    print(nom, "commence")
    work(s)
    print(nom, "terminée")

async def main():
    await asyncio.gather(
        telecharge("A", 2),
        calcule("B", 1.2),
        calcule("C", 0.8))

asyncio.run(main())
