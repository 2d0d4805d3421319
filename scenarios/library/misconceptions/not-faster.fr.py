import asyncio
from awaitscope import work

async def calcule(nom):
    print(nom, "commence")
    work(1)
    print(nom, "a son résultat")

async def main():
    await asyncio.gather(calcule("A"), calcule("B"))

asyncio.run(main())
