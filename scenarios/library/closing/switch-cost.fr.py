# awaitscope: switch_cost=5ms
# awaitscope: models=cooperative
# awaitscope: models=preemptive:quantum=100ms
# awaitscope: models=preemptive:quantum=20ms
import asyncio
from awaitscope import work

async def calcule(nom):
    work(1)
    print(nom, "a son résultat")

async def main():
    await asyncio.gather(calcule("A"), calcule("B"))

asyncio.run(main())
