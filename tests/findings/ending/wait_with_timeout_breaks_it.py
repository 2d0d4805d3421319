import asyncio

t = {}


async def a():
    await asyncio.sleep(0.1)
    try:
        await t["b"]
    except asyncio.CancelledError:
        print("a cancelled")


async def b():
    await asyncio.sleep(0.1)
    await asyncio.wait([t["a"]], timeout=3)
    print("b over")


async def main():
    t["a"] = asyncio.create_task(a())
    t["b"] = asyncio.create_task(b())
    await t["b"]
    await t["a"]

asyncio.run(main())
