"""Two tasks that give way to each other: plain asyncio, the same as taskSwitch in bench_runtime.cpp."""
import asyncio

TURNS = 100000


async def player():
    for _ in range(TURNS):
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(player(), player())


asyncio.run(main())
