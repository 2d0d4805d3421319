import asyncio

async def bon(nom):
    try:
        await asyncio.sleep(2)
        print(nom, "terminée")
    except asyncio.CancelledError:
        print(nom, "annulée")
        raise

async def mauvais():
    await asyncio.sleep(1)
    raise ValueError("raté")

async def main():
    try:
        await asyncio.gather(bon("A"), mauvais())
    except ValueError as erreur:
        print("gather a transmis", erreur)
    await asyncio.sleep(2)

    try:
        async with asyncio.TaskGroup() as groupe:
            groupe.create_task(bon("B"))
            groupe.create_task(mauvais())
    except* ValueError:
        print("TaskGroup a transmis raté")

asyncio.run(main())
