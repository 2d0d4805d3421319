import asyncio

async def offre(nom, duree):
    await asyncio.sleep(duree)
    return "offre de " + nom

async def main():
    offres = [offre("A", 3), offre("B", 1), offre("C", 2)]
    for prochaine in asyncio.as_completed(offres):
        resultat = await prochaine
        print("lue", resultat)
    print("Toutes les offres sont lues")

asyncio.run(main())
