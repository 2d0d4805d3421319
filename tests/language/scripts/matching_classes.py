# Class patterns ask whoever has a say: abstract classes, metaclasses, proxies.
import collections.abc
import numbers
from abc import ABC
from typing import Protocol, runtime_checkable


class Even(type):
    def __instancecheck__(cls, value):
        return isinstance(value, int) and value % 2 == 0


class IsEven(metaclass=Even):
    pass


class Shape(ABC):
    pass


@Shape.register
class Square:
    side = 3


@runtime_checkable
class Speaks(Protocol):
    def speak(self): ...


class Dog:
    def speak(self):
        return "woof"


class Lies:
    @property
    def __class__(self):
        return Square


def kind(value):
    match value:
        case IsEven():
            return "even"
        case Shape(side=side):
            return f"shape {side}"
        case Shape():
            return "shape"
        case Speaks():
            return value.speak()
        case numbers.Number():
            return "number"
        case str() | bytes():
            return "text"
        case collections.abc.Mapping():
            return "mapping"
        case collections.abc.Sequence():
            return "sequence"
        case collections.abc.Iterable():
            return "iterable"
        case collections.abc.Callable():
            return "callable"
        case _:
            return "something"


for value in (4, 3, 2.5, Square(), Dog(), "x", b"x", {}, [], (), range(2), {1}, iter([]), len, object()):
    print(type(value).__name__, kind(value))
print(isinstance(Lies(), Square), isinstance(Lies(), Lies), isinstance(Lies(), int), isinstance(Lies(), (int, Square)))
