import asyncio

compte1 = asyncio.Lock()
compte2 = asyncio.Lock()

async def vire(nom, premier, second):
    async with premier:
        print(nom, "a verrouillé un compte")
        await asyncio.sleep(1)
        async with second:
            print(nom, "a verrouillé les deux")
    print(nom, "a fini")

async def main():
    await asyncio.gather(
        vire("A", compte1, compte2),
        vire("B", compte2, compte1))
    print("Les deux virements sont faits")

asyncio.run(main())
