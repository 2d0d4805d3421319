import asyncio

async def page(nom, duree):
    await asyncio.sleep(duree)
    if nom == "B":
        raise ValueError("pas de page B")
    print(nom, "arrive")
    return "page " + nom

async def main():
    resultats = await asyncio.gather(
        page("A", 2), page("B", 1), page("C", 3),
        return_exceptions=True)
    for resultat in resultats:
        if isinstance(resultat, Exception):
            print("échec", resultat)
        else:
            print("lue", resultat)

asyncio.run(main())
