import asyncio

fourchettes = [asyncio.Lock() for i in range(5)]

async def philosophe(i):
    # Le plus petit numéro d'abord : seul 4 change
    un, deux = sorted((i, (i + 1) % 5))
    async with fourchettes[un]:
        print(i, "a la fourchette", un)
        await asyncio.sleep(0.1)
        async with fourchettes[deux]:
            print(i, "mange")
            await asyncio.sleep(1)
    print(i, "a mangé")

async def main():
    await asyncio.gather(
        *(philosophe(i) for i in range(5)))
    print("Tous ont mangé")

asyncio.run(main())
