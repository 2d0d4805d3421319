import asyncio
from awaitscope import work

solde = 100
verrou = asyncio.Lock()

async def retire(nom, montant):
    global solde
    async with verrou:  # À partir d'ici, une à la fois
        vu = solde
        await asyncio.sleep(1)
        work(0.5)
        solde = vu - montant
        print(nom, "écrit", solde)

async def main():
    await asyncio.gather(
        retire("A", 30), retire("B", 50))
    print("Solde", solde)

asyncio.run(main())
