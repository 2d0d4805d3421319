# What `__await__` of a coroutine gives is an iterator, which the coroutine is not; nor may `__await__` give one.
import asyncio


async def answer():
    await asyncio.sleep(0)
    return 42


steps = answer().__await__()
print(type(steps).__name__, iter(steps) is steps, next(steps))
try:
    steps.send(None)
except StopIteration as stop:
    print("returned", stop.value)
steps = answer().__await__()
next(steps)
try:
    steps.throw(ValueError("thrown"))
except ValueError as error:
    print(repr(error))
steps = answer().__await__()
print(steps.close(), [step for step in answer().__await__()], hasattr(answer, "__await__"))


class Delegates:
    def __await__(self):
        found = yield from answer().__await__()
        return found + 1


class Returns:
    def __await__(self):
        return asyncio.sleep(1, "slept").__await__()


class Forgets:
    async def work(self):
        return 1

    def __await__(self):
        return self.work()


class IsAsync:
    async def __await__(self):
        return 1


class Nonsense:
    def __await__(self):
        return [1]


async def main():
    print(await Delegates(), await Returns(), await asyncio.gather(Delegates(), Returns()))
    for kind in Forgets, IsAsync, Nonsense:
        try:
            print(await kind())
        except TypeError as error:
            print(kind.__name__, error)


asyncio.run(main())
