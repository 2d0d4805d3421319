import asyncio
import math
import time
from collections import deque
from collections.abc import MutableSequence, Sequence
from decimal import Decimal
from fractions import Fraction


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


class Real:
    def __float__(self):
        return 2.25


class Index:
    def __index__(self):
        return 9


class Wrong:
    def __float__(self):
        return 2


class WrongIndex:
    def __index__(self):
        return "9"


class Raises:
    def __float__(self):
        raise KeyError("no")


attempt(lambda: math.sqrt(Fraction(1, 4)))
attempt(lambda: math.sqrt(Decimal(2)))
attempt(lambda: math.log(Decimal(2)))
attempt(lambda: math.log(Decimal(8), Fraction(2)))
attempt(lambda: math.isclose(Fraction(1, 3), 1 / 3, rel_tol=Fraction(1, 10**9)))
attempt(lambda: math.hypot(Fraction(3), Decimal(4)))
attempt(lambda: math.dist([Fraction(3), 0], [0, Decimal(4)]))
attempt(lambda: math.sqrt(Real()))
attempt(lambda: math.sqrt(Index()))
attempt(lambda: math.fsum([Real(), 1]))
attempt(lambda: math.isnan(Real()))
attempt(lambda: math.pow(Real(), 2))
attempt(lambda: math.floor(Real()))
attempt(lambda: math.ceil(Real()))
attempt(lambda: math.trunc(Real()))
attempt(lambda: math.modf(Real()))
attempt(lambda: float(Real()) + float(Index()))
for kind in (Wrong, WrongIndex, Raises, str, object):
    attempt(lambda: math.sqrt(kind()))
    attempt(lambda: float(kind()))


class Documented:
    __slots__ = {"left": "where it begins", "_right": "where it ends"}

    def __init__(self):
        self.left = 1
        self._right = 2

    def _width(self):
        """how wide"""
        return self._right - self.left

    width = property(_width, doc="The width.")
    size = property(_width)


box = Documented()
print(box.width, Documented.width.__doc__, Documented.size.__doc__)
attempt(lambda: setattr(box, "middle", 3))
print(Documented.__slots__["left"], [name for name in vars(Documented) if "ight" in name])
print(isinstance(deque(), MutableSequence), isinstance(deque(), Sequence), issubclass(deque, Sequence))
