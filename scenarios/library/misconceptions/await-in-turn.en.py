import asyncio

async def dl(name, seconds):
    print(name, "starts")
    await asyncio.sleep(seconds)
    print(name, "downloaded")

async def main():
    await dl("A", 2)
    await dl("B", 1)
    print("Two awaits in a row")

    c = asyncio.create_task(dl("C", 2))
    d = asyncio.create_task(dl("D", 1))
    await c
    await d
    print("Two tasks, then two awaits")

asyncio.run(main())
