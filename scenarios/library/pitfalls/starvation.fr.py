# awaitscope: models=cooperative
# awaitscope: models=preemptive:policy=priority
# awaitscope: models=preemptive:policy=priority-aging
import asyncio
from awaitscope import priority, work

async def rapport():
    priority(3)  # Les autres ont 0 et passent avant
    work(0.5)
    print("Le rapport est fini")

async def requetes(nom, delai):
    await asyncio.sleep(delai)
    for i in range(1, 5):
        work(0.5)
        print("requête", nom, i)
        await asyncio.sleep(0.5)

async def main():
    await asyncio.gather(
        requetes("A", 0), requetes("B", 0.5), rapport())

asyncio.run(main())
