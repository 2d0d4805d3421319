import asyncio

async def tache1():
    await asyncio.sleep(3)
    print("Tâche 1 terminée")
    return "Résultat 1"

async def tache2():
    await asyncio.sleep(2)
    print("Tâche 2 terminée")
    return "Résultat 2"

async def tache3():
    await asyncio.sleep(1)
    print("Tâche 3 terminée")
    return "Résultat 3"

async def main():
    # Exécute plusieurs coroutines en concurrence
    resultats = await asyncio.gather(
        tache1(), tache2(), tache3())
    print(resultats)

asyncio.run(main())
