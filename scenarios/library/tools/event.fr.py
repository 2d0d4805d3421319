import asyncio

async def starter(depart):
    await asyncio.sleep(1)
    depart.set()
    print("Le starter a levé le drapeau")

async def coureur(nom, depart):
    print(nom, "est sur la ligne")
    await depart.wait()
    print(nom, "court")

async def main():
    depart = asyncio.Event()
    await asyncio.gather(
        starter(depart), coureur("A", depart),
        coureur("B", depart), coureur("C", depart))

asyncio.run(main())
