# An async generator that an exception leaves is closed at once; what died with a task has its say when it ends.
import asyncio


async def ticker(name):
    try:
        for number in range(3):
            yield number
            await asyncio.sleep(0)
    finally:
        print("closed", name)


async def fails():
    async for number in ticker("by an exception"):
        raise RuntimeError(number)


async def times_out():
    async for number in ticker("by a time limit"):
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)


async def returns():
    async for number in ticker("by a return"):
        return number


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name, round(asyncio.get_running_loop().time() - start, 1))


async def holds(name, delay):
    resource = Resource(name)
    if delay:
        await asyncio.sleep(delay)
    return name


async def main():
    global start
    start = asyncio.get_running_loop().time()
    task = asyncio.create_task(fails())
    await asyncio.sleep(0.1)
    print("later", repr(task.exception()))
    print(await asyncio.gather(times_out(), returns(), return_exceptions=True))
    start = asyncio.get_running_loop().time()
    print(await asyncio.gather(holds("at once", 0), holds("later", 0.2), asyncio.sleep(0.4)))


asyncio.run(main())
