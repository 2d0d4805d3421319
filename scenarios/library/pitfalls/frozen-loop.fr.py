import asyncio
from awaitscope import work

async def horloge():
    for i in range(1, 4):
        await asyncio.sleep(0.5)
        print("tic", i)

async def rapport():
    print("Le rapport commence")
    work(2)  # Pas d'await : la boucle est retenue
    print("Le rapport est fini")

async def main():
    await asyncio.gather(horloge(), rapport())

asyncio.run(main())
