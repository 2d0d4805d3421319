import functools
import math
import sys
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import asdict, astuple, dataclass, field, replace
from functools import lru_cache, partial, reduce, wraps
from typing import Any, Callable, Generic, List, Optional, TypeVar

T = TypeVar("T")
Handler = Callable[[int], Optional[str]]


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []


print(Stack().items, math.pi, math.sqrt(2), math.floor(-2.5), math.ceil(2.1), math.gcd(12, 18), math.factorial(10), math.log(8, 2), math.log2(8), math.log10(1000), math.hypot(3, 4), math.isclose(0.1 + 0.2, 0.3), math.inf, math.comb(5, 2), math.perm(5, 2), math.trunc(-2.7), math.fsum([0.1] * 10), math.prod([1, 2, 3]), math.isqrt(17), math.degrees(math.pi))
d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0); d.rotate(1)
print(d, d.pop(), d.popleft(), len(d), list(d), d[0], 2 in d, d == deque(d), deque())
dd = defaultdict(list)
dd["a"].append(1); dd["b"]
print(dd, dict(dd), dd.get("z"))
c = Counter("abracadabra")
c.update("aa")
print(c, c.most_common(2), c["z"], sum(c.values()), c.total(), Counter(a=1) + Counter(a=2, b=1), list(Counter("ab").elements()))
o = OrderedDict(a=1, b=2)
o.move_to_end("a")
print(o, o.popitem(last=False), list(o))
P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], p._replace(x=5), p._asdict(), P._fields, p == (1, 2), *p)


def tag(function):
    @wraps(function)
    def inner(*args, **kwargs):
        return "tagged " + str(function(*args, **kwargs))

    return inner


@tag
def add(a, b=1):
    "docstring"
    return a + b


print(add(1, b=5), add.__name__, add.__wrapped__(1), partial(add, 10)(5), partial(add, b=2)(1), partial(int, base=2)("101"), reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], 7))


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@functools.cache
def noisy(n):
    print("computing", n)
    return n * 2


print(fib(60), noisy(2), noisy(2))


@contextmanager
def managed(name):
    print("enter", name)
    try:
        yield name.upper()
    except ValueError as error:
        print("swallowed", error)
    finally:
        print("exit", name)


with managed("a") as value:
    print(value)
with managed("b"):
    raise ValueError("oops")
try:
    with managed("c"):
        raise KeyError("k")
except KeyError as error:
    print("outside", error)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
with nullcontext(5) as five:
    print(five)


class Service:
    @contextmanager
    def session(self, n):
        yield (self.__class__.__name__, n)


with Service().session(3) as session:
    print(session)


@dataclass
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list)

    def total(self):
        return self.price * 2


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0


@dataclass
class Special(Item):
    extra: Any = None

    def __post_init__(self):
        self.name = self.name.upper()


i = Item("pen")
print(i, i.total(), i == Item("pen"), i == Item("cap"), Item("a", 2, ["t"]), asdict(i), astuple(i), replace(i, price=9.0), Special("s", extra=3))
print(Version(1, 2) < Version(1, 3), sorted([Version(2), Version(1, 5)]), max(Version(1), Version(0, 9)), [i])
for wrong in (lambda: Item(), lambda: Item(1, 2, 3, 4), lambda: Item(1, nope=2), lambda: Version(1).__class__()):
    try:
        wrong()
    except TypeError as error:
        print(error)
try:
    Version(1).major = 5
except AttributeError as error:
    print(error)
print(sys.version_info >= (3, 11), sys.version_info.major, sys.platform)
