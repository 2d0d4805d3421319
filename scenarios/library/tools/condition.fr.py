import asyncio

gateaux = 0
four = asyncio.Condition()

async def patissier():
    global gateaux
    for i in range(2):
        await asyncio.sleep(1)
        async with four:
            gateaux += 1
            print("Un gâteau de plus")
            four.notify_all()

async def invite(nom):
    global gateaux
    async with four:
        while gateaux == 0:  # Pas if : revérifier
            print(nom, "ne trouve pas de gâteau")
            await four.wait()
        gateaux -= 1
        print(nom, "mange un gâteau")

async def main():
    await asyncio.gather(
        patissier(), invite("A"), invite("B"))

asyncio.run(main())
