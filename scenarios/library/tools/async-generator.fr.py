import asyncio

async def pages(livre):
    for numero in range(1, 4):
        await asyncio.sleep(1)  # La page arrive
        yield f"page {numero} de {livre}"

async def lecteur(nom, livre):
    async for page in pages(livre):
        print(nom, "lit", page)
        await asyncio.sleep(0.5)  # La lit

async def main():
    await asyncio.gather(
        lecteur("A", "Candide"), lecteur("B", "Emma"))
    print("Tous deux ont lu")

asyncio.run(main())
