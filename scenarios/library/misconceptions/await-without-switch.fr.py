import asyncio

async def petite(n):
    return n

async def compte(nom):
    for i in range(3):
        n = await petite(i)  # Rien à attendre
        print(nom, n)

async def compte_et_cede(nom):
    for i in range(3):
        await asyncio.sleep(0)  # Laisse passer les autres
        print(nom, i)

async def main():
    await asyncio.gather(compte("A"), compte("B"))
    print("Maintenant avec sleep(0)")
    await asyncio.gather(
        compte_et_cede("C"), compte_et_cede("D"))

asyncio.run(main())
