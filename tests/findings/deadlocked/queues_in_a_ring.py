import asyncio

async def station(inbox, outbox):
    while True:
        item = await inbox.get()
        await outbox.put(item + 1)
async def main():
    a, b, c = asyncio.Queue(), asyncio.Queue(), asyncio.Queue()
    await asyncio.gather(station(a, b), station(b, c), station(c, a))
asyncio.run(main())
