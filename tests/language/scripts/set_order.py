"""In which order a set shows its numbers."""

import random

print({3, 1, 2}, {56, 1, 2, 34}, {100, 5, 33, 64, 8, 0, -1, -2})
print({"a"} | set(), {True, 0, 2}, {1.5, 2.0, 3}, {None, 1})
print(set([9, 8, 7, 100, 200, 300, 17, 25]), set(range(12, 0, -1)))
print({x * x % 37 for x in range(15)}, {-x for x in range(6)})
a, b = {1, 2, 3, 40, 50}, {3, 40, 70, 8}
print(a | b, a & b, a - b, a ^ b, b - a, b ^ a)
print(a.union(b, [99, 16]), a.intersection(b), a.difference([1, 50]), a.symmetric_difference([5, 1]))
c = a.copy()
c |= {65, 66, 33}
print(c, set(c), frozenset(c), sorted(c))
c -= {1, 65}
print(c)
c &= {2, 66, 33, 40, 7}
print(c)
c ^= {2, 100, 18}
print(c)
c.discard(66)
c.add(34)
c.add(1026)
print(c, c.pop(), c)
c.update([5, 6], {7, 8})
c.remove(8)
print(c, list(c), tuple(c), max(c))
print({(0, 1), (1, 0), (1, 1), (0, 0)}, {(1, "a")}, {(3, 4, (5, -1)), (2,), ()})
s = {12, 16, 24, 8, 32}
print(s, [x for x in s], {*s, 4}, {8, 16, 24})
print({8, 16, 24, 32, 40}, {1, 9, 17, 25, 33, 41, 49}, set([8, 16, 24, 32, 40]))
big = set()
for number in range(0, 3000, 7):
    big.add(number * 31 % 1009)
    if number % 5 == 0:
        big.discard(number * 3 % 101)
print(list(big)[:40], sum(i * x for i, x in enumerate(big)))
random.seed(3)
for size in (5, 20, 60, 200):
    left = {random.randrange(1000) for _ in range(size)}
    right = set(random.randrange(1000) for _ in range(size // 2))
    for made in (left, right, left | right, left & right, left - right, left ^ right, right - left):
        print(len(made), sum(i * x for i, x in enumerate(made)) % 10007, end=" ")
    print(list(left - right)[:8])
print({2**70, 1, -(2**64), 2**61 - 1, 2**61}, {0.5, 0.25, -0.5})
words = {1, "x"}
print(len(words), sorted(map(str, words)))
d, e = {"a": 1, "b": 2}, {"b": 2, "c": 3}
print(sorted(d.keys() & e.keys()), sorted(d.keys() | {"z"}), sorted(d.keys() - e.keys()))
print(sorted(d.keys() ^ e.keys()), d.items() & e.items(), d.items() - e.items(), {1: 2}.keys() | {5, 3})
print(d.keys() >= {"a"}, d.keys() == {"a", "b"}, {"a", "b"} == d.keys(), d.keys() < e.keys())
print(d.items() == d.copy().items(), {"a"} & d.keys(), d.keys() != e.keys(), d.keys() <= d.keys())
work, taken = {1, 2, 3, 40}, []
for step in range(20):
    taken.append(work.pop())
    work.add(taken[-1] * 7 % 23)
print(taken, work, next(iter(work)))
hundred, taken = set(range(100)), []
for step in range(30):
    taken += [hundred.pop(), hundred.pop()]
    hundred.add(step + 200)
print(taken, sorted(hundred)[:5], list(hundred)[:5])
for step in range(5):
    hundred.add(-step)
    print(next(iter(hundred)), end=" ")
print({"b"}.pop())
