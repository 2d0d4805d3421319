import asyncio
from awaitscope import work

async def answer():
    try:
        await asyncio.sleep(3)
        print("The answer is here")
    except asyncio.CancelledError:
        print("answer is cancelled")
        raise

async def main():
    try:
        await asyncio.wait_for(answer(), 1)
    except TimeoutError:
        print("wait_for: too late")

    try:
        async with asyncio.timeout(1):
            await answer()
    except TimeoutError:
        print("timeout: too late")

    async with asyncio.timeout(1):
        work(3)  # No await
        print("The computation is done")

asyncio.run(main())
