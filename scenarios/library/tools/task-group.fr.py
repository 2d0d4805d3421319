import asyncio

async def echoue():
    await asyncio.sleep(1)
    raise ValueError("commande inconnue")

async def range_mal():
    try:
        await asyncio.sleep(3)
    finally:
        raise OSError("fermeture impossible")

async def attend():
    await asyncio.sleep(2)
    print("attend a fini")

async def main():
    try:
        async with asyncio.TaskGroup() as groupe:
            groupe.create_task(echoue())
            groupe.create_task(range_mal())
            groupe.create_task(attend())
    except* ValueError as partie:
        print("ValueError", partie.exceptions)
    except* OSError as partie:
        print("OSError", partie.exceptions)

asyncio.run(main())
