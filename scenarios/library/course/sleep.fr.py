import asyncio
import time

async def exemple_sleep():
    print("Début de l'attente")
    await asyncio.sleep(2)  # Rend la main à la boucle
    print("Fin de l'attente")

async def exemple_time_sleep():
    print("Début de time.sleep")
    time.sleep(2)  # Retient le thread
    print("Fin de time.sleep")

async def autre_tache():
    await asyncio.sleep(1)
    print("Une seconde pour l'autre tâche")

async def main():
    await asyncio.gather(exemple_sleep(), autre_tache())
    print("Maintenant avec time.sleep")
    await asyncio.gather(
        exemple_time_sleep(), autre_tache())

asyncio.run(main())
