import asyncio
from awaitscope import work

def calcule_rapport():
    work(2)  # Fonction ordinaire, dans un thread

async def horloge():
    for i in range(1, 4):
        await asyncio.sleep(0.5)
        print("tic", i)

async def rapport():
    print("Le rapport commence")
    await asyncio.to_thread(calcule_rapport)
    print("Le rapport est fini")

async def main():
    await asyncio.gather(horloge(), rapport())

asyncio.run(main())
