import asyncio
from awaitscope import work

async def horloge():
    for i in range(1, 4):
        await asyncio.sleep(0.5)
        print("tic", i)

async def rapport():
    print("Le rapport commence")
    for partie in range(50):
        work(0.04)
        await asyncio.sleep(0)  # Laisse passer les autres
    print("Le rapport est fini")

async def main():
    await asyncio.gather(horloge(), rapport())

asyncio.run(main())
