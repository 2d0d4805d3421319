import asyncio
from awaitscope import work


async def patient(first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            print("patient has both")

async def impatient(first, second):
    async with first:
        await asyncio.sleep(1)
        try:
            await asyncio.wait_for(second.acquire(), 10)
            second.release()
        except TimeoutError:
            print("gives up")

async def main():
    a = asyncio.Lock()
    b = asyncio.Lock()
    await asyncio.gather(patient(a, b), impatient(b, a))


asyncio.run(main())
