import asyncio


async def f(value):
    return value


task = asyncio.ensure_future(f(3))
print(asyncio.get_event_loop().run_until_complete(task))
