import asyncio

async def sauvegarde():
    print("Le fichier est ouvert")
    try:
        await asyncio.sleep(10)
        print("Tout est copié")
    finally:
        await asyncio.sleep(0.5)  # Range
        print("Le fichier est fermé")

async def main():
    task = asyncio.create_task(sauvegarde())
    await asyncio.sleep(1)
    print("cancel", task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print("sauvegarde est annulée")

asyncio.run(main())
