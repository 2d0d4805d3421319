# awaitscope: models=preemptive:cores=1
# awaitscope: models=preemptive:cores=4
# awaitscope: models=preemptive:cores=4:policy=gil
import asyncio
from awaitscope import work

async def calcule(nom):
    work(1)
    print(nom, "a son résultat")

async def main():
    await asyncio.gather(
        calcule("A"), calcule("B"),
        calcule("C"), calcule("D"))

asyncio.run(main())
