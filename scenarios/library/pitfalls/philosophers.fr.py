import asyncio

fourchettes = [asyncio.Lock() for i in range(5)]

async def philosophe(i):
    gauche, droite = i, (i + 1) % 5
    async with fourchettes[gauche]:
        print(i, "a la fourchette", gauche)
        await asyncio.sleep(0.1)
        async with fourchettes[droite]:
            print(i, "mange")
            await asyncio.sleep(1)
    print(i, "a mangé")

async def main():
    await asyncio.gather(
        *(philosophe(i) for i in range(5)))
    print("Tous ont mangé")

asyncio.run(main())
