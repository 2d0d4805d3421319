import asyncio
from awaitscope import work

async def download_fichier1():
    await asyncio.sleep(2)
    print("Fichier 1 téléchargé")

async def download_fichier2():
    await asyncio.sleep(1)
    print("Fichier 2 téléchargé")

async def process_data():
    work(0.5)
    print("Données traitées")

async def taches_asynchrones():
    # Planifie les téléchargements sans attendre
    task1 = asyncio.create_task(download_fichier1())
    task2 = asyncio.create_task(download_fichier2())

    # Attend les deux, qui avancent en concurrence
    await asyncio.gather(task1, task2)

    # Traite les données une fois les downloads terminés
    await process_data()

asyncio.run(taches_asynchrones())
