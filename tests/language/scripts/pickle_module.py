import pickle, io, copy
from dataclasses import dataclass
from collections import namedtuple, deque, defaultdict, OrderedDict, Counter
from enum import Enum
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
class Color(Enum): RED = 1
P = namedtuple("P", "x y")
@dataclass
class D:
    a: int
    b: str = "s"
class A:
    def __init__(self, x): self.x = x; self.y = [x]
    def __eq__(self, o): return self.__dict__ == o.__dict__
class S:
    __slots__ = ("p", "q")
    def __init__(self): self.p = 1
class G:
    def __init__(self): self.f = lambda: 1; self.n = 3
    def __getstate__(self): d = self.__dict__.copy(); del d["f"]; return d
    def __setstate__(self, d): self.__dict__.update(d); self.f = lambda: 2
class R:
    def __init__(self, n): self.n = n
    def __reduce__(self): return R, (self.n + 1,)
class L(list): pass
class E(Exception): pass
for v in [None, True, 5, 300, 70000, -1, 2**31, -2**40, 2**100, 1.5, "abc", "é" * 200, b"xy", (), (1,), (1, 2, 3, 4), [], [1], [1, 2], {}, {"a": 1}, {"a": 1, "b": [1, 2]}, {1}, frozenset([2]), P(1, 2), D(1), A(3), [A(1), A(2)], Color.RED, deque([1, 2]), OrderedDict(a=1), L([1]), 3+4j, range(3), bytearray(b"q"), len, int, A, ["a", "a"], ValueError("v")]:
    data = pickle.dumps(v); back = pickle.loads(data)
    print(len(data), data if len(data) < 80 else "", back == v, type(back).__name__)
for v in [defaultdict(list, a=[1]), Counter("aab"), date(2024, 1, 2), datetime(2024, 1, 2, 3), timedelta(3), Decimal("1.5"), Fraction(1, 3)]:
    print(pickle.loads(pickle.dumps(v)) == v)
s = pickle.loads(pickle.dumps(S())); print(s.p, hasattr(s, "q"))
g = pickle.loads(pickle.dumps(G())); print(g.n, g.f()); print(pickle.loads(pickle.dumps(R(1))).n)
l = [1]; l.append(l); b = pickle.loads(pickle.dumps(l)); print(b[1] is b)
a = A(1); a.me = a; b = pickle.loads(pickle.dumps(a)); print(b.me is b)
f = io.BytesIO(); pickle.dump([1], f); pickle.dump("two", f); f.seek(0); print(pickle.load(f), pickle.load(f))
try: pickle.load(f)
except EOFError as e: print(e)
def local():
    def inner(): pass
    return inner
import threading
for bad in [lambda: 1, local(), (i for i in []), threading.Lock(), io, open]:
    try: pickle.dumps(bad); print("ok")
    except Exception as e: print(type(e).__name__, str(e).split(" at 0x")[0])
for bad in [b"", b"\x80\x04", b"zzz", "str"]:
    try: pickle.loads(bad)
    except Exception as e: print(type(e), e)
print(pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL)
