import asyncio

async def telecharge(nom, duree, limite):
    async with limite:  # Deux peuvent être ici
        print(nom, "commence")
        await asyncio.sleep(duree)
        print(nom, "a fini")

async def main():
    limite = asyncio.Semaphore(2)
    await asyncio.gather(
        telecharge("A", 2, limite),
        telecharge("B", 1, limite),
        telecharge("C", 3, limite),
        telecharge("D", 1.5, limite))

asyncio.run(main())
