"""What is forgotten or mistaken around await, as beginners do it."""
import asyncio
import threading
import traceback
import warnings


class A:
    async def __init__(self):
        self.x = 1


class G:
    def __init__(self):
        yield 1


for make in (A, G):
    try:
        make()
    except TypeError as error:
        print(error)


async def fetch(number):
    return number


async def generate():
    yield 1


class Named:
    def __repr__(self):
        return "Named()"

    def method(self):
        pass


print(Named().method, [Named().method])


async def iterate():
    results = asyncio.gather(fetch(1), fetch(2))
    try:
        for result in results:
            print(result)
    except RuntimeError as error:
        print(error)
    await asyncio.sleep(0)
    done = asyncio.gather(fetch(3))
    await done
    print(list(done))
    task = asyncio.create_task(fetch(4))
    try:
        first, second = task
    except RuntimeError as error:
        print(error)
    await asyncio.sleep(0)
    print(task.result())


asyncio.run(iterate())


async def steps():
    generator = generate()
    anext(generator)
    generator.asend(None)
    generator.aclose()
    print("stepped")


asyncio.run(steps())


def helper():
    traceback.print_stack()


async def stacked():
    helper()


asyncio.run(stacked())

thread = threading.Thread(target=fetch, args=(1,))
thread.start()
thread.join()

warnings.filterwarnings("ignore", message="old.*")
warnings.warn("old api")
warnings.filterwarnings("ignore", message=".*deprecated")
warnings.warn("f is deprecated")


async def refused():
    jobs = {"a": fetch(1), "b": fetch(2)}
    print(await jobs["a"])
    await asyncio.gather([fetch(3), fetch(4)])


asyncio.run(refused())
