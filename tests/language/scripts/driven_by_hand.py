"""Coroutines and generators that the program itself resumes."""

import asyncio
import types


class Ask:
    def __init__(self, what):
        self.what = what

    def __await__(self):
        got = yield ("ask", self.what)
        print("got", got)
        return got


@types.coroutine
def switch(value=None):
    return (yield value)


async def inner(name):
    first = await Ask(name + " 1")
    second = await switch(name + " 2")
    return first, second


async def outer():
    result = await inner("a")
    print("inner gave", result)
    try:
        await Ask("b")
    except ValueError as error:
        print("outer caught", error)
    return "end"


c = outer()
print(c.send(None))
print(c.send(10))
print(c.send(20))
try:
    c.throw(ValueError("thrown"))
except StopIteration as stop:
    print("stop", stop.value)


async def guarded():
    try:
        await switch("wait")
    finally:
        print("cleaned")


c = guarded()
print(c.send(None))
c.close()
try:
    c.send(None)
except RuntimeError as error:
    print(error)


async def careful():
    async with Manager() as name:
        print("in", name)
        await switch("inside")
    return [await switch(i) for i in range(2)]


class Manager:
    async def __aenter__(self):
        return await switch("enter")

    async def __aexit__(self, *exception):
        await switch("exit")


c, sent = careful(), None
while True:
    try:
        print("yielded", c.send(sent))
        sent = 1 if sent is None else sent + 1
    except StopIteration as stop:
        print("result", stop.value)
        break


def lower():
    try:
        yield 1
        yield 2
    except KeyError as error:
        print("lower caught", repr(error))
        yield "handled"
    finally:
        print("lower ends")
    return "low"


def upper():
    result = yield from lower()
    print("upper has", result)
    yield "after"


g = upper()
print(next(g), g.throw(KeyError("k")), next(g))
g = upper()
next(g)
g.close()
g = upper()
next(g)
try:
    g.throw(OSError("no"))
except OSError as error:
    print("left", error)


class Loop:
    def __init__(self):
        self.ready, self.log = [], []

    def spawn(self, coroutine):
        self.ready.append((coroutine, None))

    def run(self):
        while self.ready:
            coroutine, value = self.ready.pop(0)
            try:
                what = coroutine.send(value)
            except StopIteration as stop:
                print("finished", stop.value)
            else:
                self.ready.append((coroutine, what))


async def counter(name, n):
    for i in range(n):
        print(name, i, await switch((name, i)))
    return name


loop = Loop()
loop.spawn(counter("x", 2))
loop.spawn(counter("y", 3))
loop.run()


async def in_a_task():
    c = inner("t")
    print(c.send(None), c.send(1))
    await switch()
    try:
        c.send(2)
    except StopIteration as stop:
        print("in a task", stop.value)
    await asyncio.sleep(0)


asyncio.run(in_a_task())


# What a generator returns when it is closed.
def closable(value):
    try:
        yield 1
    except GeneratorExit:
        return value


for value in (5, None, (1, 2)):
    generator = closable(value)
    unstarted = closable(value)
    next(generator)
    print(generator.close(), generator.close(), unstarted.close())
