import asyncio
import time
from awaitscope import work

async def attend():
    await asyncio.sleep(1)

async def calcule():
    work(1)

async def melange():
    work(0.5)
    await asyncio.sleep(0.5)

async def trois_fois(travail):
    debut = time.monotonic()
    await asyncio.gather(travail(), travail(), travail())
    duree = time.monotonic() - debut
    print(f"{travail.__name__} : {duree:.1f} s")

async def main():
    for travail in attend, calcule, melange:
        await trois_fois(travail)

asyncio.run(main())
