# The steps of an async generator: each is awaited once. What suspended ones wait for.
import asyncio
import inspect


async def numbers():
    try:
        yield 1
        yield 2
    except ValueError as error:
        yield repr(error)


def attempt(function, *args):
    try:
        print("gave", function(*args))
    except BaseException as error:
        print(type(error).__name__, error)


async def steps():
    generator = numbers()
    step = generator.__anext__()
    print(await step)
    try:
        await step
    except RuntimeError as error:
        print(error)
    print(await generator.asend(None))
    thrown = generator.athrow(ValueError("thrown"))
    print(await thrown)
    try:
        await thrown
    except RuntimeError as error:
        print(error)
    closed = generator.asend(None)
    closed.close()
    try:
        await closed
    except RuntimeError as error:
        print(error)
    await generator.aclose()


asyncio.run(steps())
by_hand = numbers()
step = by_hand.asend(None)
attempt(step.send, None)
attempt(step.send, None)
attempt(by_hand.__anext__().send, None)
attempt(by_hand.asend(None).throw, ValueError("by hand"))
attempt(by_hand.__anext__().send, None)


async def inner():
    await asyncio.sleep(1)


async def outer():
    frame_state.append(coroutine_state())
    await inner()


def coroutine_state():
    own = running[0]
    return own.cr_running, own.cr_suspended, inspect.getcoroutinestate(own)


frame_state, running = [], []


async def main():
    running.append(outer())
    print(coroutine_state())
    task = asyncio.create_task(running[0], name="outer")
    await asyncio.sleep(0.1)
    print(frame_state, coroutine_state())
    waiting = task.get_coro()
    print(waiting is running[0], waiting.cr_await.cr_code.co_name, waiting.cr_frame.f_lineno)
    frames = task.get_stack()
    print(len(frames), frames[0].f_lineno, frames[0].f_code.co_name, frames[0].f_locals)
    await task
    print(coroutine_state(), waiting.cr_await, task.get_stack())


asyncio.run(main())


def delegating():
    yield from counting()


def counting():
    print(generator.gi_running, generator.gi_suspended, inspect.getgeneratorstate(generator))
    yield 1


generator = delegating()
print(generator.gi_running, generator.gi_suspended)
next(generator)
print(generator.gi_running, generator.gi_suspended, generator.gi_yieldfrom.gi_code.co_name)
generator.close()
print(generator.gi_running, generator.gi_suspended)


# Tasks of a class of one's own.
class Tagged(asyncio.Task):
    made = 0

    def __init__(self, coro, *, loop=None, name=None, **more):
        super().__init__(coro, loop=loop, name=name)
        self.tag = f"tag {Tagged.made}"
        Tagged.made += 1

    def described(self):
        return f"{self.get_name()}: {self.tag}"


def factory(loop, coro, **more):
    return Tagged(coro, loop=loop, **more)


async def answer():
    await asyncio.sleep(0.1)
    return asyncio.current_task().described()


async def tagged():
    own = Tagged(answer(), name="own")
    print(type(own).__name__, isinstance(own, asyncio.Task), own.described(), own.done())
    print(await own)
    asyncio.get_running_loop().set_task_factory(factory)
    task = asyncio.create_task(answer(), name="by the factory")
    print(type(task).__name__, task.tag)
    print(await asyncio.gather(task))


asyncio.run(tagged())
