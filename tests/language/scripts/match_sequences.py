# What sequence patterns take for a sequence, and what they ask of it.
import collections
import collections.abc


class Doubled(list):
    def __iter__(self):
        return (2 * each for each in super().__iter__())


class Pair(tuple):
    def __iter__(self):
        print("asked")
        return super().__iter__()


class Long(list):
    def __len__(self):
        print("length")
        return super().__len__()


class Steps(collections.abc.Sequence):
    def __init__(self, count):
        self.count = count

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        if index >= self.count:
            raise IndexError(index)
        return index * 10


class Looks:
    def __len__(self):
        return 2

    def __getitem__(self, index):
        return index


Point = collections.namedtuple("Point", "x y")


def shape(value):
    match value:
        case []:
            return "empty"
        case [one]:
            return f"one {one!r}"
        case [a, b]:
            return f"two {a!r} {b!r}"
        case [first, *rest, last]:
            return f"{first!r} {rest!r} {last!r}"
        case _:
            return "none"


for value in (
    collections.deque([1, 2]),
    collections.deque([1, 2, 3, 4], maxlen=4),
    collections.deque(),
    Doubled([1, 2]),
    Doubled([1, 2, 3]),
    Pair((1, 2)),
    Long([7]),
    Steps(2),
    Steps(4),
    Point(3, 4),
    range(2),
    range(0),
    range(5),
    Looks(),
    "ab",
    b"ab",
    {1, 2},
    {1: 2},
    iter([1, 2]),
    None,
):
    print(type(value).__name__, shape(value))

match collections.deque([("a", [1]), ("b", [2, 3])]):
    case [(name, [x]), (other, [y, *_])]:
        print(name, x, other, y)
