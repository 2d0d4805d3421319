from collections.abc import *
import collections.abc as abc
class M(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M(); m.update(a=1, b=2); m.update({"c": 3}); m["d"] = 4
print(dict(m), list(m.items()), m.get("z"), m.pop("a"), m.setdefault("q", 9), len(m), "b" in m, m == {"b": 2, "c": 3, "d": 4, "q": 9}, m.keys() & {"b"})
class S(Sequence):
    def __init__(self, *a): self.a = a
    def __getitem__(self, i): return self.a[i]
    def __len__(self): return len(self.a)
s = S(1, 2, 3, 2)
print(list(s), 2 in s, s.index(2), s.count(2), list(reversed(s)))
try: Mapping()
except TypeError as e: print(e)
async def co(): pass
def g(): yield
c = co()
for kind in (Iterable, Iterator, Mapping, MutableMapping, Sequence, MutableSequence, Set, Callable, Hashable, Sized, Container, Collection, Awaitable, Coroutine, Generator, Reversible):
    print(kind.__name__, [isinstance(x, kind) for x in ([], (), {}, set(), frozenset(), "", 1, print, g, g(), c, range(3), iter([]), m, s, None, {}.keys(), b"")])
c.close()
print(issubclass(list, Sequence), issubclass(int, Iterable), isinstance(int, Callable))
class I:
    def __iter__(self): return iter(())
print(isinstance(I(), Iterable), isinstance(I(), Iterator))
from collections import ChainMap, UserDict, UserList, UserString
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(cm, cm["a"], cm["b"], len(cm), list(cm), dict(cm), cm.new_child({"c": 4}), cm.parents, "z" in cm, cm.get("z", 0))
cm["n"] = 5; print(cm.maps); del cm["n"]
try: del cm["b"]
except KeyError as e: print(e)
try: cm["zz"]
except KeyError as e: print(e)
class U(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
u = U({"a": 1}, b=2); u["c"] = 3; print(u, len(u), u.get("A"), "B" in u, list(u.items()), u | {"x": 1}, u == {"A": 1, "B": 2, "C": 3})
l = UserList([3, 1, 2]); l.append(0); l.sort(); print(l, l[1:], l + [9], l == [0, 1, 2, 3], 3 in l, len(l), l.pop(), l.index(2), type(l[:1]).__name__)
s = UserString("hello"); print(s, repr(s), s.upper(), s + "!", s[1:3], s == "hello", len(s), "ell" in s, s.split("l"), type(s.title()).__name__, hash(s) == hash("hello"))

# What properties have replaced.
import abc


class Shape(abc.ABC):
    @abc.abstractproperty
    def area(self):
        pass

    @abc.abstractclassmethod
    def make(cls):
        pass


try:
    Shape()
except TypeError as error:
    print(error)
