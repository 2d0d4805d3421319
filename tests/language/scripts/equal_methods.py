# Methods are looked up anew each time, and equal all the same.
import asyncio
import functools
import operator
import types


class A:
    def m(self):
        return "m"

    @classmethod
    def c(cls):
        return "c"

    @staticmethod
    def s():
        return "s"

    def __eq__(self, other):  # methods go by identity
        return True

    __hash__ = None


class B(A):
    pass


a, b = A(), A()
print(a.m == a.m, a.m != a.m, a.m is a.m, a.m == b.m, a.m == A.m)
print(hash(a.m) == hash(a.m), a.m in [a.m], [a.m].index(a.m), [a.m, b.m].count(a.m))
print(A.c == A.c, a.c == A.c, B.c == A.c, hash(a.c) == hash(b.c), a.s == b.s)
print(types.MethodType(A.m, a) == a.m, a.m == types.MethodType(A.m, b), (a.m, 1) == (a.m, 1))
listeners = [a.m, b.m]
listeners.remove(b.m)
print(len(listeners), listeners[0]())
try:
    listeners.remove(b.m)
except ValueError as error:
    print(error)
calls = {a.m: "a", b.m: "b"}
print(calls[a.m], calls[b.m], len({a.m, a.m, b.m, A.c, a.c}), a.m in calls, A().m in calls)
seen = {a.m}
seen.discard(a.m)
print(len(seen), {a.m} == {a.m}, frozenset([a.m]) == frozenset([a.m]))

items, others = [], []
print(items.append == items.append, items.append == others.append, "a".upper == "a".upper)
print(hash(items.append) == hash(items.append), items.append in {items.append})
print((5).__add__ == (5).__add__, items.append == items.extend, [].append == [].append)
print(max == max, max == min, len == len, {}.get == {}.get)


def decorated(f):
    @functools.wraps(f)
    def wrapper(*args):
        return f(*args)

    return wrapper


class Counted:
    @decorated
    def wrapped(self):
        pass

    @functools.cache
    def cached(self):
        pass

    part = functools.partialmethod(print, 1)


counted = Counted()
print(counted.wrapped == counted.wrapped, counted.cached == counted.cached)
print(functools.partial(print) == functools.partial(print))
print(operator.itemgetter(1) == operator.itemgetter(1))


# An observer that signs off.
class Bus:
    def __init__(self):
        self.handlers = []

    def on(self, handler):
        if handler not in self.handlers:
            self.handlers.append(handler)

    def off(self, handler):
        self.handlers.remove(handler)

    def emit(self, *args):
        for handler in list(self.handlers):
            handler(*args)


class Screen:
    def __init__(self, bus):
        self.bus = bus
        bus.on(self.show)
        bus.on(self.show)

    def show(self, text):
        print("show", text)

    def close(self):
        self.bus.off(self.show)


bus = Bus()
screen = Screen(bus)
bus.emit("once")
screen.close()
bus.emit("never")


async def main():
    class Watcher:
        def done(self, task):
            print("done", task.result())

    watcher = Watcher()
    task = asyncio.create_task(asyncio.sleep(0.1, "slept"))
    task.add_done_callback(watcher.done)
    print(task.remove_done_callback(Watcher().done), task.remove_done_callback(watcher.done))
    task.add_done_callback(watcher.done)
    await task
    await asyncio.sleep(0)


asyncio.run(main())
