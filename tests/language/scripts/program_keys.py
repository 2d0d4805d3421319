"""Keys whose equality and hash the program decides: all equal ones are found, none is lost."""

from collections import Counter, OrderedDict, defaultdict


class Key:
    def __init__(self, number, hash_of=hash):
        self.number, self.hash_of = number, hash_of

    def __hash__(self):
        return self.hash_of(self.number)

    def __eq__(self, other):
        return isinstance(other, Key) and self.number == other.number

    def __repr__(self):
        return f"K{self.number}"


def same(number):
    return 1


def keys(numbers, hash_of=hash):
    return [Key(number, hash_of) for number in numbers]


for hash_of in (hash, same):
    first = {key: key.number for key in keys(range(4), hash_of)}
    second = {key: key.number * 10 for key in keys(range(2, 6), hash_of)}
    updated = dict(first)
    updated.update(second)
    print(updated, first | second, {**first, **second})
    first |= second
    print(first, first == updated, first == second)
    ordered = OrderedDict({key: 1 for key in keys([1, 2, 3], hash_of)})
    ordered.update({Key(1, hash_of): 5, Key(4, hash_of): 6})
    ordered.move_to_end(Key(2, hash_of))
    print(ordered, ordered.popitem(last=False), ordered)
    grouped = defaultdict(list, {Key(1, hash_of): [1]})
    grouped.update({Key(1, hash_of): [5], Key(2, hash_of): [2]})
    grouped[Key(3, hash_of)].append(3)
    print(grouped, dict(grouped), grouped.copy())
    count = Counter(keys([1, 1, 2], hash_of))
    count.update(keys([1, 2, 3], hash_of))
    print(count, count + count, count & count, count - Counter(keys([1], hash_of)))

    one, two, three = keys([1, 2, 3], hash_of)
    table = {one: "one", two: "two", three: "three"}
    del table[two]
    print(table, table.pop(three), table.pop(Key(3, hash_of), "gone"), table)
    table = {one: 1, two: 2, three: 3}
    print(table.popitem(), table, table.setdefault(three, 4), table)
    left, right = set(keys(range(6), hash_of)), set(keys(range(3, 9), hash_of))
    for made in (left | right, left & right, left - right, left ^ right):
        print(sorted(key.number for key in made))
    print(left <= right, left & right <= left, left == set(left), left.isdisjoint(right - left))
    left.remove(Key(0, hash_of))
    left.discard(Key(7, hash_of))
    left ^= {Key(1, hash_of)}
    print(sorted(key.number for key in left), len(left))
    left.pop()
    print(len(left))
    try:
        left.remove(Key(100, hash_of))
    except KeyError as error:
        print("KeyError", error)
    print(dict(zip(keys("ab"), "AB"), c=3))

many = set(keys(range(3000)))
print(len(many | set(keys(range(1000, 4000)))), many == set(keys(range(3000))), many <= many | {1})

nan = float("nan")
print(nan in [nan], nan in (nan,), [nan] == [nan], (nan,) == (nan,), nan == nan, {1: nan} == {1: nan})
