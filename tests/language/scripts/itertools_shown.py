# How the iterators of itertools show themselves.
import itertools
import operator
import re


class Thing:
    def __repr__(self):
        return "Thing!"


def shown(value):
    return re.sub(r"0x[0-9a-f]+", "...", repr(value))


counter = itertools.count(3)
print(counter, itertools.count(), itertools.count(3, 2), itertools.count(0.5, 0.25))
next(counter)
print(counter, [counter])
twice = itertools.repeat("x", 2)
print(twice, itertools.repeat(None), itertools.repeat(Thing(), 3), [itertools.repeat(Thing())])
next(twice)
print(twice, f"{twice}", str(twice))
for made in (
    itertools.chain([1], [2]),
    itertools.chain.from_iterable([[1]]),
    itertools.cycle("ab"),
    itertools.islice("abc", 2),
    itertools.accumulate([1, 2]),
    itertools.takewhile(bool, [1]),
    itertools.dropwhile(bool, [1]),
    itertools.starmap(pow, [(1, 2)]),
    itertools.pairwise("abc"),
    itertools.batched("abc", 2),
    itertools.zip_longest("a", "bc"),
    itertools.product("ab", "cd"),
    itertools.permutations("abc"),
    itertools.combinations("abc", 2),
    itertools.combinations_with_replacement("abc", 2),
    itertools.groupby("aab"),
    next(itertools.groupby("aab"))[1],
):
    print(shown(made), type(made).__name__, type(made).__module__, iter(made) is made)
print(isinstance(itertools.chain([1]), itertools.chain), list(itertools.chain([1], "a")))
print(type(itertools.chain([1])) is itertools.chain)
