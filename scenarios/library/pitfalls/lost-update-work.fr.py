import asyncio
from awaitscope import work

solde = 100

async def retire(nom, montant):
    global solde
    vu = solde  # Lit
    work(0.5)  # Vérifie, sans aucun await
    solde = vu - montant  # Écrit
    print(nom, "écrit", solde)

async def main():
    await asyncio.gather(
        retire("A", 30), retire("B", 50))
    print("Solde", solde)

asyncio.run(main())
