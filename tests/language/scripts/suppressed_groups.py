"""`suppress` takes what it wants out of a group."""
import asyncio
from contextlib import suppress

with suppress(TypeError):
    raise ExceptionGroup("g", [TypeError(1)])
try:
    with suppress(TypeError, KeyError):
        raise ExceptionGroup("g", [TypeError(1), ValueError(2), ExceptionGroup("h", [KeyError(3)])])
except* ValueError as group:
    print(repr(group))


async def body(error):
    async with asyncio.TaskGroup():
        raise error


for error in (KeyboardInterrupt("ki"), SystemExit(3), ValueError("v")):
    try:
        asyncio.run(body(error))
    except BaseException as raised:
        print(repr(raised))
