# Partials, getters, caches and str.format: what they do at once, and what takes longer.
import functools, operator, itertools
def f(*args, **kwargs): return args, kwargs
p = functools.partial(f, 1, 2, a=1, b=2)
print(p(), p(3, c=4), p(a=5), functools.partial(p, 9, d=1)(8), functools.partial(int, base=2)("101"), functools.partial(print, "said", end="!\n")())
class C:
    def __init__(self, x): self.x = x
    def __call__(self, y): return self.x + y
    def __getitem__(self, key): return key * 2
    def __format__(self, spec): return f"<{spec}>"
    def __str__(self): return "text"
    def __eq__(self, other): return isinstance(other, C) and self.x == other.x
    def __hash__(self): return hash(self.x)
    add = functools.partialmethod(__call__, 10)
print(functools.partial(C(1), 2)(), functools.partial(C, 5)().x, C(3).add())
try: functools.partial(f, 1)(*[2], **{"a": 3}) and functools.partial(lambda a: a, 1)(2)
except TypeError as error: print(error)
print(operator.itemgetter(1)([1, 2]), operator.itemgetter("a", "b")({"a": 1, "b": 2}), operator.itemgetter(slice(1, 3))("hello"), operator.itemgetter(C(1).x)(C(4)), operator.itemgetter(4, 5)(C(1)), sorted([(2, "b"), (1, "c")], key=operator.itemgetter(1)))
for keys, value in ((5,), [1]), (("x",), {}), ((0,), 5), (("a",), [1]):
    try: print(operator.itemgetter(*keys)(value))
    except Exception as error: print(type(error).__name__, error)
calls = []
@functools.lru_cache(maxsize=2)
def square(n): calls.append(n); return n * n
print([square(n) for n in (1, 2, 1, 3, 2, 1)], calls, square.cache_info()); print(square(n=1), square(1.0), square(True), square(C(2).x))
@functools.cache
def named(key): calls.append(key); return len(calls)
print(named(C(1)) == named(C(1)), named(C(2)) == named(C(1)), named.cache_info())
try: named([])
except TypeError as error: print(error)
@functools.lru_cache(typed=True)
def kind(x): return type(x).__name__
print(kind(1), kind(1.0), kind(True), kind.cache_info())
print("{} {}".format(1, "b"), "{1} {0}".format("a", 2.5), "{x:>5}|{y:.2f}|{{}}".format(x="q", y=1 / 3), "{0.x} {1[0]} {2!r}".format(C(7), [8], "s"), "{:{}}".format("w", 5), "{:spec} {}".format(C(1), C(2)), "{:,}".format(1234567), "".format(), "{a}".format(**{"a": None}))
for text, args in ("{} {0}", (1, 2)), ("{0} {}", (1, 2)), ("{} {}", (1,)), ("{x}", ()), ("{", ()), ("}", ()), ("{:d}", ("x",)), ("{:.2f}", ([],)), ("{!x}", (1,)), ("{a.b}", ()):
    try: print(text.format(*args))
    except Exception as error: print(type(error).__name__, error)
print(list(itertools.accumulate([3, 1, 2], max)), list(itertools.accumulate([1, 2], lambda a, b: a * 10 + b, initial=5)), list(itertools.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(itertools.dropwhile(str.isdigit, ["1", "a", "2"])), functools.reduce(lambda a, b: a + b, "abc"), functools.reduce(operator.add, [1, 2], 10))
def failing(x): raise ValueError(x)
for action in (lambda: functools.reduce(failing, [1, 2]), lambda: functools.reduce(lambda a, b: failing(b), [1, 2]), lambda: list(itertools.accumulate([1, 2], lambda a, b: failing(a)))):
    try: action()
    except Exception as error: print(type(error).__name__, error)
