# Views of dicts beside other things; vars; unions; names; counted comparisons.
import random
from collections import namedtuple
from typing import List, Optional, Union

lists = {"a": 1, "z": []}
same = {"z": [], "a": 1}
print(lists.items() >= {("a", 1)}, lists.items() > {("a", 1)}, {("a", 1)} <= lists.items())
print(lists.items() == same.items(), lists.items() != same.items(), lists.items() <= same.items())
print(lists.items() == {"a": 1, "z": [1]}.items(), {"a": 1}.items() < lists.items())
print(lists.items() >= {("a", 2)}, lists.items() >= {"a"}, lists.items() >= {("a", 1, 2)})
print(lists.keys() >= {"a"}, lists.keys() == {"a", "z"}, {"a"} < lists.keys() <= {"a", "z", "y"})
print(lists.keys() == ["a", "z"], lists.items() == [], lists.values() == lists.values())
for compared in (
    lambda: lists.items() <= {("a", 1), ("z", 2)},
    lambda: lists.items() == {("a", 1), ("z", 2)},
    lambda: lists.keys() > ["a"],
    lambda: 5 & lists.keys(),
):
    try:
        print(compared())
    except TypeError as error:
        print(error)
print(["a", "b"] & lists.keys(), sorted("az" - {"a": 1}.keys()), sorted(["b"] | lists.keys()))
print(sorted(("a", "b") ^ lists.keys()), lists.keys() & ["a"], {} & {"a": 1}.keys())


class Number:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return isinstance(other, Number) and self.value == other.value

    def __hash__(self):
        return hash(self.value)


ones = {Number(1): Number(2)}
print(ones.keys() == {Number(1)}, ones.items() >= {(Number(1), Number(2))})
print(ones.items() == {Number(1): Number(3)}.items())


class Slotted:
    __slots__ = ("a",)


class Open(Slotted):
    pass


slotted, opened = Slotted(), Open()
slotted.a = opened.a = opened.b = 1
try:
    print(vars(slotted))
except TypeError as error:
    print(error)
print(vars(opened)["b"], vars(type("Empty", (), {})()))

print(Union[int, str, None], Optional[int], Union[int, None], int | None)
print(int | str == str | int, Union[int, str] == Union[str, int], Union[int, str] == int | str)
print(int | str == int | str | None, int | str == int | float, Union[int, str] == List[int])
print(int | None == Optional[int], list[int] | None == None | list[int])

print(namedtuple("Q", "class 1x ok ok _hidden a-b", rename=True)._fields)
for wrong in ("1x", "a b-c"):
    try:
        namedtuple("Q", wrong)
    except ValueError as error:
        print(error)


class Whole(int):
    def __new__(cls, *args):
        print("made of", args)
        return super().__new__(cls, *args)


whole = Whole.from_bytes(b"\x01\x02", "big")
print(type(whole).__name__, whole, int.from_bytes(b"\x02\x01", "little"), bool.from_bytes(b"\1"))

error = ImportError("no such", name="module", path="/a/path")
print(error.name, error.path, error.msg, error.args, ImportError("x").path)
try:
    ImportError("x", way="y")
except TypeError as error:
    print(type(error).__name__)


class Counted:
    count = 0

    def __init__(self, value, number):
        self.value, self.number = value, number

    def __lt__(self, other):
        Counted.count += 1
        return self.value < other.value


def counted(values, reverse=False):
    Counted.count = 0
    items = [Counted(value, number) for number, value in enumerate(values)]
    numbers = [item.number for item in sorted(items, reverse=reverse)]
    return Counted.count, numbers if len(numbers) < 12 else hash(tuple(numbers))


for values in ([3, 1, 2, 4], range(8), range(8, 0, -1), [5, 3, 8, 1, 9, 2, 7, 4, 6, 0], [1] * 9,
               [3, 3, 2, 2, 2, 1, 1], [2, 2, 2, 1, 3], [1, 1, 2, 2, 1]):
    print(counted(values), counted(values, True))
print(counted(range(200)))
random.seed(7)
for size in (5, 20, 40, 63):
    values = [random.randrange(10) for _ in range(size)]
    print(counted(values), counted(values, True), counted(sorted(values)))
many = [random.randrange(50) for _ in range(300)]
print(counted(many)[1] == hash(tuple(sorted(range(300), key=lambda place: (many[place], place)))))
nan = float("nan")
print(sorted([3.0, nan, 1.0, 2.0]), sorted([nan, 2, 1]), sorted([2, 1, nan, 0]))
print(sorted([(2, "b"), (1, "z"), (2, "a")], reverse=True), sorted([2, 1.5, True, 0]))
