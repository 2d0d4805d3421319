l = [3, 1, 2]
l.append(4); l.extend([5, 6]); l.insert(0, 0); l.insert(-1, 9)
print(l, l.pop(), l.pop(0), l.index(1), l.count(9), len(l))
l.sort(); print(l); l.sort(reverse=True); print(l); l.reverse(); print(l)
l.remove(9); print(l, l.copy(), [1, 2] + [3], [0] * 3); l.clear(); print(l)
words = ["banana", "Apple", "cherry", "date"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True), sorted([(2, "b"), (1, "z"), (2, "a")]))
print(sorted({"b": 1, "a": 2}), sorted("hello"), sorted([3, 1.5, True]))
t = (1, 2, 2, 3)
print(t.count(2), t.index(3), tuple("abc"), (1,) + (2,), t[1:], ())
d = {"a": 1, "b": 2}
d["c"] = 3
print(d, d.get("z"), d.get("z", 0), d.pop("a"), d.pop("q", None), d.setdefault("e", []), list(d), list(d.values()), list(d.items()))
d.update({"x": 1}, y=2); d.update([("p", 9)]); print(d, d.popitem(), len(d), "x" in d)
print(dict(a=1), dict([("k", "v")]), dict.fromkeys("ab", 0), {**d, "n": 1}, {k: v for k, v in zip("ab", [1, 2])}, dict({"q": 1}, r=2))
print(d.keys(), d.copy() == d, {1: "a"} | {2: "b"})
for key, value in {"one": 1, "two": 2}.items():
    print(key, value)
s = {1}
s.add(2); s.discard(7); s.update([3, 4]); s.remove(4)
print(len(s), 2 in s, s == {1, 2, 3}, s | {9} == {1, 2, 3, 9}, s & {1} == {1}, s - {1} == {2, 3}, s ^ {1, 5} == {2, 3, 5}, set(), frozenset([1]))
print(s.union([7]) == {1, 2, 3, 7}, s.intersection([1, 2]) == {1, 2}, s.difference([1]) == {2, 3}, s.symmetric_difference([3, 8]) == {1, 2, 8}, {1}.issubset(s), s.issuperset([1]), s.isdisjoint([9]))
print(list(range(5)), list(range(2, 8, 3)), list(range(5, 0, -2)), len(range(10)), range(3), range(1, 10, 2)[2], range(10).index(4), 3 in range(5))
print(list(enumerate("ab")), list(enumerate("ab", 1)), list(zip([1, 2], "ab", [True, False])), list(map(str, [1, 2])), list(filter(None, [0, 1, ""])), list(filter(lambda x: x > 1, [1, 2, 3])), list(reversed([1, 2, 3])), list(reversed(range(3))), list(map(lambda a, b: a + b, [1, 2], [10, 20])))
it = iter([1, 2])
print(next(it), next(it), next(it, "done"))
counter = iter(range(9))
print(list(iter(lambda: next(counter), 3)))
a, *b = [1, 2, 3]
print(a, b, [1, 2] == [1, 2], [1, 2] < [1, 3], (1, "a") == (1, "a"), [[1], [2]] == [[1], [2]], {"a": [1]} == {"a": [1]})
print(list({"a": 1}), list("ab"), list((1, 2)), set([1, 1]), tuple([1]), list(dict(a=1).items()))
print(isinstance(1, int), isinstance(True, int), isinstance("a", (int, str)), issubclass(bool, int), isinstance([], list), callable(len), callable(1), type(1), type("a").__name__, type([]) is list)
deep = []
for level in range(120):
    deep = [deep] if level % 3 else (deep,)
print(len(str(deep)), str(deep)[:12])
ring, other = [1], {}
ring.append(other)
other["ring"] = (ring, {2})
print(ring, other, f"{ring!r:.5}")
for level in range(100000):
    deep = [deep]
try:
    print(deep)
except RecursionError as error:
    print(error)
class Shown:
    def __init__(self, inside):
        self.inside = inside
    def __repr__(self):
        return f"S{self.inside!r}"
ring.append(Shown(ring))
print(ring)
numbers = list(range(20))
del numbers[::3]
print(numbers, numbers[5::2**70], "abcdé"[4::-(2**62)], b"abc"[::-2], list(reversed("aé😀")))
print("ab--ab--ab".rsplit("--", 1), ("x" * 30 + "123456789" + "y" * 9).rfind("123456789"))
print("a, b ,c".split(), " é  b ".rsplit(None, 1), "".split(), " ".rsplit(), "a b c".split(None, 1), "x y z ".rsplit(None, 1))
