"""Hints of variables outside functions are evaluated and kept."""
import asyncio

count: int = 3
names: list[str]
print(__annotations__)
wanted: "later" = 1
if count:
    inner: dict[str, int] = {}
print(__annotations__, inner, wanted)


def shown(kind):
    print("evaluated", kind)
    return kind


box: shown(int) = print("value first") or 7
try:
    items: Lost[int] = ["kept"]
except NameError as error:
    print(error, items)


class Point:
    x: shown(float) = 0.0
    owner: asyncio.Task
    y: "Point"
    print(__annotations__)


point = Point()
point.x: shown(str) = 2.0
point.__dict__["z"]: shown(list) = 1


def unheard():
    local: lost.at.once = 5
    return local


print(unheard(), vars(point))
print(list(__annotations__))
