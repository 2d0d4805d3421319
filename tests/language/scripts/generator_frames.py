# What a generator stands at, and its variables.
import asyncio
import inspect


def counting(stop):
    count = 0
    while count < stop:
        step = yield count
        count += step or 1


numbers = counting(3)
print(numbers.gi_frame.f_lineno, numbers.gi_frame.f_locals, numbers.gi_running, numbers.gi_code.co_name)
next(numbers)
print(numbers.gi_frame.f_lineno, numbers.gi_frame.f_locals)
numbers.send(2)
print(numbers.gi_frame.f_locals, inspect.getgeneratorstate(numbers), numbers.gi_frame.f_code.co_name)
print(list(numbers), numbers.gi_frame, inspect.getgeneratorstate(numbers))


async def work(name):
    await asyncio.sleep(1)
    return name


async def main():
    coroutine = work("a")
    print(coroutine.cr_frame.f_locals, coroutine.cr_running, inspect.getcoroutinestate(coroutine))
    coroutine.close()
    print(coroutine.cr_frame, inspect.getcoroutinestate(coroutine))


asyncio.run(main())
