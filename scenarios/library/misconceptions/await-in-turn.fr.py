import asyncio

async def dl(nom, duree):
    print(nom, "commence")
    await asyncio.sleep(duree)
    print(nom, "téléchargé")

async def main():
    await dl("A", 2)
    await dl("B", 1)
    print("Deux await de suite")

    c = asyncio.create_task(dl("C", 2))
    d = asyncio.create_task(dl("D", 1))
    await c
    await d
    print("Deux tâches, puis deux await")

asyncio.run(main())
