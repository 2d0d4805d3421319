import asyncio


async def offer(seconds):
    await asyncio.sleep(seconds)
    return nothing


async def main():
    for following in asyncio.as_completed([offer(3), offer(1)]):
        await unknown


asyncio.run(main())
