import asyncio
from awaitscope import work


async def main():
    future = asyncio.get_running_loop().create_future()
    await future


asyncio.run(main())
