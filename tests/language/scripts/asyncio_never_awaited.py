# Coroutines that nobody awaits: what is said of them, where and how often.
import asyncio
import warnings


async def f():
    return 5


def holds(count):
    list_of_them = [f() for _ in range(count)]
    return list_of_them[count]


try:
    holds(2)
except IndexError:
    print("a traceback holds them until its exception is gone")

for _ in range(3):
    f()  # told once for each line
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    f()
with warnings.catch_warnings():
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    f()
print(repr(f())[:21])
print("dropped")


async def forgets():
    coroutine = f()
    return repr(coroutine)[:21]


print(asyncio.run(forgets()))


async def fails():
    raise ValueError("fails")


async def main():
    task = asyncio.create_task(fails(), name="t")
    coroutine = task.get_coro()
    await asyncio.wait([task])
    print(task.get_coro() is coroutine, task.exception())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(1, 2))
            raise ValueError("x")
    except ExceptionGroup as error:
        print(error.__suppress_context__, error.__cause__)


asyncio.run(main())


def generator():
    while True:
        try:
            yield 1
        except Exception as error:
            print(repr(error))


thrown = generator()
next(thrown)
thrown.throw(ValueError, "bad")
thrown.throw(ValueError, ("a", "b"))
thrown.throw(ValueError, ValueError("own"))
try:
    thrown.throw(ValueError("i"), "bad")
except TypeError as error:
    print(error)
try:
    from asyncio import Quue
except ImportError as error:
    print(error)
try:
    from time import Quue
except ImportError as error:
    print(error)
held = f()
