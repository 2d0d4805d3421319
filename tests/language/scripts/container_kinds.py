from collections import Counter, deque, defaultdict, OrderedDict, namedtuple
a = Counter("abracadabra"); b = Counter(a=1, z=2)
print(a + b, a - b, a & b, a | b, +Counter(x=-1, y=1), -Counter(x=-1))
a.subtract(b); print(a, a.total(), list(a.elements())[:4], a.most_common(2)); a.update("zz"); print(a["z"], a["none"])
od = OrderedDict(a=1, b=2, c=3); od.move_to_end("a"); print(od, od.popitem(last=False), od)
d = deque([1,2,3], maxlen=3); d.append(4); d.rotate(1); print(d, d.index(3), d.count(2), d.maxlen); d.extendleft([9]); print(d)
P = namedtuple("P", "x y", defaults=[5]); p = P(1); print(p, p._replace(x=3), p._asdict(), P._fields, P._make([1,2]), p == (1,5))
dd = defaultdict(list); dd["k"].append(1); print(dd, dd.default_factory)
from itertools import accumulate, groupby, zip_longest, chain, islice, pairwise, batched, product, count, cycle, repeat, starmap, takewhile, dropwhile, permutations, combinations
print(list(accumulate([1,2,3], initial=10)), [(k, list(g)) for k, g in groupby("aabbc")], list(zip_longest("ab", "c", fillvalue="-")), list(chain.from_iterable(["ab","c"])), list(batched("abcde", 2)), list(product("ab", repeat=2))[:3], list(islice(count(5, 2), 3)), list(repeat("x", 2)), list(starmap(pow, [(2,3)])), list(pairwise("abc")))

# fromkeys makes what it is asked of.
ordered = OrderedDict.fromkeys("abcde")
ordered.move_to_end("b")
print(type(ordered).__name__, "".join(ordered), defaultdict.fromkeys("ab", 0))


class Loud(dict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)


print(Loud.fromkeys("xy", 1), type(Loud.fromkeys([])).__name__)

# Deques are added, repeated and searched.
first = deque([1, 2, 3], maxlen=4)
print(first + deque([4, 5]), first * 2, 2 * deque("ab"), deque("ab") * 0, first.index(2), first.index(3, 1), first.index(3, -1, 9))
first += [7, 8]
print(first)
first *= 3
print(first, first == deque([1, 2]), deque([1]) + deque([2]))
for bad in (lambda: first.index(1), lambda: first.remove("x"), lambda: first + [1], lambda: first.index(7, 3)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__ + ":", error)

# What was removed from either end leaves nothing behind.
from collections import OrderedDict

numbers = OrderedDict((i, i * i) for i in range(10))
print(numbers.popitem(last=False), numbers.popitem(), numbers.popitem(last=False))
del numbers[2], numbers[8]
print(next(iter(numbers)), next(reversed(numbers)), numbers.popitem(), numbers.popitem(False))
numbers.move_to_end(4)
print(next(iter(numbers)), next(reversed(numbers)), list(numbers), list(reversed(numbers)))
numbers.move_to_end(6, last=False)
numbers[7] = 0
print(numbers.popitem(), numbers.popitem(False), dict(numbers))
plain = {i: str(i) for i in range(6)}
del plain[5], plain[0]
print(plain.popitem(), next(iter(plain)), next(reversed(plain)))
plain[9] = "nine"
print(plain.popitem(), plain.popitem(), plain)
while plain:
    plain.popitem()
plain["again"] = 1
print(plain, next(iter(plain)), plain.popitem(), plain)
try:
    plain.popitem()
except KeyError as e:
    print(e)
try:
    OrderedDict().popitem()
except KeyError as e:
    print(e)

# Nothing is left of what was there before it was cleared.
plain = {1: 1, 2: 2}
print(list(reversed(plain)), plain.popitem())
plain.clear()
print(list(reversed(plain)), list(reversed(plain.items())), list(plain))
plain[3] = 3
print(list(reversed(plain)), next(iter(plain)))
numbers = OrderedDict(a=1, b=2)
print(next(reversed(numbers)), numbers.popitem())
numbers.clear()
print(list(reversed(numbers)), list(numbers))

# Names, views with any iterable, the kinds of iterators.
for names in ("a class", "a b a", "_x"):
    try: namedtuple("Row", names)
    except ValueError as e: print(e)
print(namedtuple("Row", "a def _b a", rename=True)._fields)
d = {"a": 1, "b": 2, "c": 3}
print(sorted(d.keys() - ["a"]), sorted(d.keys() & ("a", "z")), sorted(d.keys() | "xy"), sorted(d.keys() ^ (k for k in "ab")), d.items() - [("a", 1), ("b", 2)])
for other in (5, None):
    try: d.keys() - other
    except TypeError as e: print(e)
for each in ([], (), "a", "é", b"", {}, d.values(), d.items(), set(), range(3)):
    print(type(iter(each)).__name__, end=" ")
print(*[type(reversed(each)).__name__ for each in ([], (), "a", d, d.values(), d.items(), range(3))])
print(repr(iter([]))[:27], list(batched("abcd", 2, strict=True)))
try: list(batched("abc", 2, strict=True))
except ValueError as e: print(e)
