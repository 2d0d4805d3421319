import functools
from functools import *
@total_ordering
class A:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v
a,b=A(1),A(2)
print(a<b,a<=b,a>b,a>=b,a==b,a!=b, sorted([b,a])[0].v, max(a,b).v)
@total_ordering
class B:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return isinstance(o,B) and s.v==o.v
    def __ge__(s,o):
        if not isinstance(o,B): return NotImplemented
        return s.v>=o.v
print(B(1)<B(2),B(1)<=B(1),B(3)>B(2))
try: B(1)<5
except TypeError as e: print(e)
try:
    @total_ordering
    class C: pass
except ValueError as e: print(e)
print(sorted([3,1,2], key=cmp_to_key(lambda x,y: y-x)))
class D:
    n=0
    @cached_property
    def p(self):
        D.n+=1; return 42
d=D(); print(d.p,d.p,D.n,d.__dict__); del d.p; print(d.p,D.n)
@singledispatch
def f(x): return 'obj'
@f.register
def _(x: int): return 'int'
@f.register(str)
def _(x): return 'str'
@f.register(list)
@f.register(tuple)
def _(x): return 'seq'
print(f(1),f('a'),f([]),f(()),f(1.5),f(True), f.dispatch(int)(3), f.registry.keys())
class E:
    @singledispatchmethod
    def g(self, x): return 'o'
    @g.register
    def _(self, x: int): return 'i'
    @g.register(str)
    def _(self, x): return 's'
print(E().g(1),E().g('a'),E().g(2.5))
class F:
    def set(self, v): self.v=v
    on=partialmethod(set, True); off=partialmethod(set, False)
x=F(); x.on(); print(x.v); x.off(); print(x.v)
@lru_cache(maxsize=2)
def sq(n): print('c',n); return n*n
print(sq(1),sq(2),sq(1),sq(3),sq(2)); print(sq.cache_info()); sq.cache_clear(); print(sq.cache_info(), sq.__name__, sq.__wrapped__(5))
@cache
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(80), fib.cache_info())
class G:
    @lru_cache(maxsize=None)
    def m(self, k): print('m',k); return k
g=G(); print(g.m(1),g.m(1),G.m.cache_info())
def deco(fn):
    @wraps(fn)
    def w(*a, **k):
        "w doc"
        return fn(*a,**k)
    return w
@deco
def hello(a: int) -> str:
    "hello doc"
    return 'hi'
print(hello.__name__, hello.__doc__, hello.__wrapped__.__name__, hello.__annotations__, hello.__qualname__, hello.__module__)
p=partial(int, base=2); print(p('101'), p.func, p.args, p.keywords, p)
print(reduce(lambda a,b:a+b,[1,2,3]), reduce(lambda a,b:a+b,[],5))
try: reduce(lambda a,b:a,[])
except TypeError as e: print(e)
try: sq([1])
except TypeError as e: print(e)
print(sq.cache_parameters())

# A partial has attributes of its own.
basetwo = functools.partial(int, base=2)
basetwo.__doc__ = "Converts a text in base 2."
basetwo.unit = "bit"
print(basetwo("101"), basetwo.__doc__, basetwo.unit)

# A partial of a partial is one of what that one calls.
inner = functools.partial(print, 1, sep="-")
outer = functools.partial(inner, 2, end="!\n")
print(outer.func is print, outer.args, outer.keywords)
outer(3)
inner.note = "kept"
outer = functools.partial(inner, 2)
print(outer.func is inner, outer.args, outer.keywords)
deep = print
for _ in range(5000):
    deep = functools.partial(deep)
deep("deep")


# What iterators consume, one by one.
import itertools

source = iter([1, 2, 3, 4])
pairs = zip(source, [])
for _ in range(2):
    try:
        next(pairs)
    except StopIteration as stop:
        print("over", stop.args, end=" ")
print(list(source), next(pairs, "none"))
chained = itertools.chain([1], (), iter((2, 3)), "ab", (each for each in (4,)))
print(next(chained), next(chained), list(chained), next(chained, "end"))
print(list(itertools.chain.from_iterable(itertools.chain([i], [i + 1]) for i in range(3))))
counted = itertools.count(5, -2)
print(list(itertools.islice(counted, 3)), next(counted), list(itertools.islice(counted, 2, 8, 3)), next(counted))
big = itertools.count(2 ** 62 - 2)
print([next(big) - 2 ** 62 for _ in range(5)], next(itertools.count(1.5, 0.5)), list(itertools.repeat("x", 3)))
source = iter(range(10))
print(list(itertools.islice(source, 2)), list(itertools.islice(source, 1, None, 3)), list(source))
print(list(itertools.islice(itertools.islice(itertools.chain(range(5), range(5)), 1, 8), 2, None)))


def steps():
    got = yield 1
    print("got", got)
    yield 2
    return "done"


walk = steps()
print(next(walk), next(walk))
try:
    next(walk)
except StopIteration as stop:
    print(stop.value, next(walk, "default"))


def itself():
    yield next(me)


me = itself()
try:
    next(me)
except ValueError as error:
    print(error)


def failing():
    yield 1
    raise KeyError("inside")


walk = failing()
next(walk)
for _ in range(2):
    try:
        next(walk)
    except (KeyError, StopIteration) as error:
        print(type(error).__name__, error.args)

# Orders that are there already, equal ones in their place, and what has no order.
rows = [(2, "b"), (1, "a"), (2, "a"), (1, "b")]
print(sorted(rows), sorted(rows, reverse=True), sorted(rows, key=lambda row: row[0], reverse=True))
for items in ([], [1], [1, 2, 3], [3, 2, 1], [1, 1, 0], [2.5, 1, True], ["b", "aa", "a"], [0.0, -0.0, 0.0], [(), (1,), ()]):
    kept = list(items)
    kept.sort(reverse=True)
    print(sorted(items), kept, items == sorted(items), end="; ")
print()
for items in ([1, "a"], [[], ()], [None, None], [1j, 2]):
    try:
        print(sorted(items))
    except TypeError as error:
        print(error)
print(min(3, 1.0, 1), max(1, True, 1.0), min([[2], [1, 5]]), max("hello"), min({3: 1, 2: 2}), max((1, 2), (1, 3)), min([], default=7))
nan = float("nan")
print(max(nan, 1), max(1, nan), min(nan, 1), any([0, "", None]), all([1, "a", [0]]), any(()), all([]), [nan] == [nan], [[1], [nan]] == [[1], [nan]])
shared = [nan]
print(shared == shared, shared == list(shared), (1, 2.0, True) == (1.0, 2, 1), [1, [2, [3]]] == [1, [2, [3]]], [1] == (1,), [1, 2] == [1])
kinds = {"a": 1, "b": [2]}
twin = kinds.copy()
twin["c"] = 3
del twin["a"]
again = dict(twin)
again["a"] = twin["b"]
print(kinds, twin, again, list(again), {**again} == again, dict(again, z=0), len(dict(dict(again))))
print(int("  12 "), int(2.9), int(-2.9), int(True), float("1e3"), float(7), bool([]), bool("0"), tuple("ab"), tuple(range(3)), set([1, 1, 2]), callable(print), callable(3))
for wrong in (lambda: int("x"), lambda: float("x"), lambda: int(float("inf")), lambda: set([[]]), lambda: getattr(3, 4), lambda: hash([])):
    try:
        wrong()
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)


class Lazy:
    there = 1

    @property
    def made(self):
        print("made", end=" ")
        return 2

    @property
    def missing(self):
        print("missing", end=" ")
        raise AttributeError("not yet")

    def __getattr__(self, name):
        print("asked", name, end=" ")
        if name == "other":
            return 3
        raise AttributeError(name)


lazy = Lazy()
print(hasattr(lazy, "there"), hasattr(lazy, "made"), hasattr(lazy, "missing"), hasattr(lazy, "other"), hasattr(lazy, "no"))
print(getattr(lazy, "there"), getattr(lazy, "made"), getattr(lazy, "missing", 0), getattr(lazy, "no", "default"))
