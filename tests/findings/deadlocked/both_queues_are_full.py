import asyncio

async def relay(inbox, outbox):
    for i in range(3):
        await outbox.put(i)
        await asyncio.sleep(0)
    for i in range(3):
        await inbox.get()
async def main():
    left = asyncio.Queue(1)
    right = asyncio.Queue(1)
    await asyncio.gather(relay(left, right), relay(right, left))
asyncio.run(main())
