import asyncio

async def tache_longue():
    print("La tâche commence")
    await asyncio.sleep(10)
    print("La tâche a tout attendu")

async def main():
    # Planifiée
    task = asyncio.create_task(
        tache_longue(), name="longue")
    print("create_task a rendu", task.get_name())

    # Surveillée
    await asyncio.sleep(1)
    print("done", task.done())

    # Interrompue
    print("cancel", task.cancel())
    print("cancelled", task.cancelled())
    try:
        await task
    except asyncio.CancelledError:
        print("CancelledError")
    print("cancelled", task.cancelled())

asyncio.run(main())
