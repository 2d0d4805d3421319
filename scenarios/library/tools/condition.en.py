import asyncio

cakes = 0
oven = asyncio.Condition()

async def baker():
    global cakes
    for i in range(2):
        await asyncio.sleep(1)
        async with oven:
            cakes += 1
            print("One cake more")
            oven.notify_all()

async def guest(name):
    global cakes
    async with oven:
        while cakes == 0:  # Not if: check again
            print(name, "finds no cake")
            await oven.wait()
        cakes -= 1
        print(name, "eats a cake")

async def main():
    await asyncio.gather(
        baker(), guest("A"), guest("B"))

asyncio.run(main())
