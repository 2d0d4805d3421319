import asyncio
from awaitscope import work

async def tache():
    print("La tâche démarre")

async def main():
    task = asyncio.create_task(tache())
    print("La tâche est créée")
    work(0.5)
    print("main a calculé")
    await task

asyncio.run(main())
