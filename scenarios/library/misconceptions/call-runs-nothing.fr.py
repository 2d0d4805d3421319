import asyncio

async def tache(nom):
    print(nom, "commence")
    await asyncio.sleep(1)
    print(nom, "terminée")

async def main():
    tache("A")  # L'await est oublié
    print("A est appelée")
    await tache("B")
    print("B est appelée et attendue")

asyncio.run(main())
