# awaitscope: models=cooperative
# awaitscope: models=preemptive
# awaitscope: models=preemptive:policy=priority
import asyncio
from awaitscope import priority, work

async def sauvegarde():
    priority(5)  # Non urgente : les autres ont 0
    work(2)
    print("La sauvegarde est finie")

async def alarme():
    await asyncio.sleep(0.5)
    work(0.5)
    print("L'alarme est traitée")

async def main():
    await asyncio.gather(alarme(), sauvegarde())

asyncio.run(main())
