# Futures made where no loop runs.
import asyncio
import functools


async def f(value):
    return value


future = asyncio.Future()
print(future)
again = asyncio.Future()
loop = asyncio.get_event_loop()
print(again.get_loop() is loop)
together = asyncio.gather(f(1), f(2))
print(loop.run_until_complete(together))
task = asyncio.ensure_future(f(3))
print(loop.run_until_complete(task))
loop.close()
asyncio.set_event_loop(None)
for make in (asyncio.Future, asyncio.get_event_loop):
    try:
        make()
    except RuntimeError as error:
        print(error)
print(asyncio.iscoroutinefunction(functools.partial(f, 1)))
print(asyncio.iscoroutinefunction(functools.partial(print, 1)))


def fails(text, number):
    raise ValueError(text)


async def main():
    asyncio.get_running_loop().call_soon(fails, "a text that is much too long to be shown", [1] * 9)
    await asyncio.sleep(0.1)


asyncio.run(main())


made = []


def factory(loop, coroutine, **options):
    made.append((coroutine.__qualname__, sorted(options)))
    return asyncio.Task(coroutine, loop=loop, **options)


def loop_factory():
    loop = asyncio.new_event_loop()
    loop.set_task_factory(factory)
    return loop


async def two():
    print(asyncio.current_task().get_name())
    await asyncio.create_task(f(1), name="inner")


asyncio.run(two(), loop_factory=loop_factory)
with asyncio.Runner(loop_factory=loop_factory) as runner:
    runner.run(two())
print([one for one in made if one[0] in ("two", "f")])
for delay in (1, None, "a"):
    try:
        asyncio.timeout(delay)
    except RuntimeError as error:
        print(error)
