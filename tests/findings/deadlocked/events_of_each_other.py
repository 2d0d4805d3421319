import asyncio


async def first(one, other):
    await one.wait()
    other.set()


async def main():
    a, b = asyncio.Event(), asyncio.Event()
    await asyncio.gather(first(a, b), first(b, a))


asyncio.run(main())
