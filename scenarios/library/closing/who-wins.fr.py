import asyncio
import time
from awaitscope import work

async def attend(nom):
    await asyncio.sleep(1)

async def calcule(nom):
    work(1)

async def melange(nom):
    work(0.5)
    await asyncio.sleep(0.5)

async def trois_fois(travail):
    debut = time.monotonic()
    await asyncio.gather(
        travail("A"), travail("B"), travail("C"))
    duree = time.monotonic() - debut
    print(f"{travail.__name__} : {duree:.0f} s")

async def main():
    for travail in attend, calcule, melange:
        await trois_fois(travail)

asyncio.run(main())
