import asyncio
from awaitscope import work

async def dormeur():
    print("Le dormeur dort une seconde")
    await asyncio.sleep(1)
    print("Le dormeur est réveillé")

async def calcul():
    print("Le calcul commence")
    work(3)
    print("Le calcul est terminé")

async def main():
    await asyncio.gather(dormeur(), calcul())

asyncio.run(main())
