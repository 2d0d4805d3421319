import asyncio

async def producteur(file):
    for element in range(1, 6):
        await asyncio.sleep(0.4)  # Fabrique l'élément
        await file.put(element)
        print("déposé", element)
    await file.put(None)  # C'est tout

async def consommateur(file):
    while (element := await file.get()) is not None:
        await asyncio.sleep(1)  # Utilise l'élément
        print("utilisé", element)

async def main():
    file = asyncio.Queue(maxsize=2)
    await asyncio.gather(
        producteur(file), consommateur(file))

asyncio.run(main())
