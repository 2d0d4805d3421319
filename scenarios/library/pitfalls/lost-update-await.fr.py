import asyncio

solde = 100

async def retire(nom, montant):
    global solde
    vu = solde  # Lit
    await asyncio.sleep(1)  # Interroge la banque
    solde = vu - montant  # Écrit
    print(nom, "écrit", solde)

async def main():
    await asyncio.gather(
        retire("A", 30), retire("B", 50))
    print("Solde", solde)

asyncio.run(main())
