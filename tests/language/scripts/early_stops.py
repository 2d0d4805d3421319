"""What an iterator asks may say that there is no item any more."""
from itertools import filterfalse, starmap, takewhile


def until_two(x):
    if x == 2:
        raise StopIteration
    return x


def roundrobin(*iterables):
    iterators = map(iter, iterables)
    for active in range(len(iterables), 0, -1):
        iterators = list(iterators)[:active]
        yield from map(next, iterators)


print(list(map(next, [iter([1]), iter([])])))
print([x for x in map(until_two, [1, 2, 3])], {x for x in map(until_two, [1, 2, 3])})
for x in map(until_two, [1, 2, 3]):
    print(x)
else:
    print("else")
print(list(filter(until_two, [1, 2, 3])), list(filterfalse(until_two, [1, 2, 3])))
print(list(takewhile(until_two, [1, 2])), list(starmap(until_two, [(1,), (2,)])))
print(sum(map(until_two, [1, 2])), max(map(until_two, [1, 2])), tuple(zip(map(until_two, [1, 2]), "ab")))
first, *rest = map(until_two, [1, 2])
print(first, rest, dict(map(lambda x: (until_two(x), x), [0, 1, 2])))
try:
    print(list(roundrobin("AB", "D", "EF")))
except RuntimeError as error:
    print(error)


class Twice:
    def __init__(self):
        self.inner = iter("ab")

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.inner) * 2


print(list(Twice()), [x for x in Twice()], "aa" in Twice(), "zz" in Twice())


def generator():
    for x in map(until_two, [1, 2, 3]):
        yield x
    yield until_two(2)


try:
    for x in generator():
        print("from the generator", x)
except RuntimeError as error:
    print(error, repr(error.__cause__))
try:
    next(map(until_two, [2]))
except StopIteration as stop:
    print("stop", stop.args)
print(next(map(until_two, [2]), "none"))
