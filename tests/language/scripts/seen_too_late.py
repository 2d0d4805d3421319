"""Tasks that fail while nobody looks, behind an error that ends the program."""
import asyncio


async def bad(number):
    raise ValueError(number)


async def main():
    first = asyncio.create_task(bad(1))
    second = asyncio.create_task(bad(2))
    future = asyncio.get_running_loop().create_future()
    future.set_exception(KeyError(3))
    await first


try:
    asyncio.run(main())
except ValueError as error:
    print("caught", error)
print("after")
asyncio.run(main())
