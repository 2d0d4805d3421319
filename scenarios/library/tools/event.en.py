import asyncio

async def starter(start):
    await asyncio.sleep(1)
    start.set()
    print("The starter has set the event")

async def runner(name, start):
    print(name, "stands at the line")
    await start.wait()
    print(name, "runs")

async def main():
    start = asyncio.Event()
    await asyncio.gather(
        starter(start), runner("A", start),
        runner("B", start), runner("C", start))

asyncio.run(main())
