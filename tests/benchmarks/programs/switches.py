import asyncio


async def runner(count):
    for _ in range(count):
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(*(runner(80_000) for _ in range(10)))
    print("done")


asyncio.run(main())
