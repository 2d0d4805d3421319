import asyncio


async def first(by_hand, other):
    await by_hand.acquire()
    await asyncio.sleep(0.1)
    async with other:
        print("first has both")

async def second(by_hand, other):
    async with other:
        await asyncio.sleep(0.1)
        await by_hand.acquire()
        print("second has both")

async def third(by_hand):
    await asyncio.sleep(1)
    by_hand.release()

async def main():
    by_hand, other = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(first(by_hand, other), second(by_hand, other), third(by_hand))


asyncio.run(main())
