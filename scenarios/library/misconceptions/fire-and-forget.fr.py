import asyncio

async def envoi():
    print("Connexion au serveur")
    await asyncio.sleep(2)
    print("Le mail est parti")

async def main():
    task = asyncio.create_task(envoi())
    print("La commande est enregistrée")
    await asyncio.sleep(1)
    print("main est finie")

asyncio.run(main())
