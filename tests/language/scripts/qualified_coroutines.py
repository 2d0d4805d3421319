"""Coroutines and generators are called by their qualified names."""
import asyncio
import functools
import re


def shown(value):
    return re.sub(" at 0x[0-9a-f]+", "", repr(value))


def traced(function):
    @functools.wraps(function)
    async def wrapper(*arguments):
        return await function(*arguments)

    return wrapper


class Server:
    async def serve(self):
        pass

    @traced
    async def close(self):
        return re.sub(" (at|running at) .*", "", repr(asyncio.current_task()).split("coro=")[1])


def main():
    def items():
        yield

    async def stream():
        yield

    for made in (Server().serve(), items(), stream(), (n for n in ""), Server().close()):
        print(shown(made), made.__name__, made.__qualname__)
        if hasattr(made, "close"):
            made.close()
    print(asyncio.run(Server().close()))


main()
