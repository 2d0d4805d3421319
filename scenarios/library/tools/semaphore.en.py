import asyncio

async def download(name, seconds, limit):
    async with limit:  # Two may be in here
        print(name, "starts")
        await asyncio.sleep(seconds)
        print(name, "is done")

async def main():
    limit = asyncio.Semaphore(2)
    await asyncio.gather(
        download("A", 2, limit),
        download("B", 1, limit),
        download("C", 3, limit),
        download("D", 1.5, limit))

asyncio.run(main())
