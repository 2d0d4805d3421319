"""`yield from` all kinds of iterators."""
from itertools import chain, islice


class Counter:
    def __init__(self, most):
        self.count = 0
        self.most = most

    def __iter__(self):
        return self

    def __next__(self):
        self.count += 1
        print("asked", self.count)
        if self.count > self.most:
            raise StopIteration("the end")
        return self.count


class Listening(Counter):
    def send(self, value):
        print("sent", value)
        return next(self)

    def throw(self, error):
        print("thrown", repr(error))
        if isinstance(error, KeyError):
            raise error
        return "caught"

    def close(self):
        print("closed")


def through(iterator):
    try:
        value = yield from iterator
        print("value", value)
        return value
    finally:
        print("finally")


def lazy():
    print((yield from map(lambda x: print("made", x) or x * 10, [1, 2])))
    yield from filter(None, [0, 1])
    yield from filter(lambda x: x > 1, [1, 2])
    yield from zip("ab", map(str, (1, 2)))
    yield from chain.from_iterable(["cd", [3]])
    yield from islice(map(abs, [-1, -2, -3]), 2)
    yield from {1: 2}.items()
    yield from enumerate("e")
    yield from (x for x in [5])


for item in through(Counter(2)):
    print("got", item)
for item in lazy():
    print("got", item)

generator = through(Listening(9))
print(next(generator), generator.send(5), generator.send(None), generator.throw(ValueError("v")))
generator.close()
generator = through(Listening(9))
next(generator)
try:
    generator.throw(KeyError("k"))
except KeyError as error:
    print("out", repr(error))
generator = through(Counter(9))
next(generator)
try:
    generator.throw(ValueError("w"))
except ValueError as error:
    print("out", repr(error))
generator = through(Listening(0))
try:
    next(generator)
except StopIteration as stop:
    print("stop", stop.value)
generator = through(Counter(9))
next(generator)
try:
    generator.send(1)
except AttributeError as error:
    print(error)


def failing():
    raise LookupError("in the middle")
    yield


def outer():
    yield from map(lambda make: next(make()), [failing])


try:
    list(outer())
except LookupError as error:
    import traceback

    print(len(traceback.extract_tb(error.__traceback__)), error)
