"""`-x`, `+x` and `~x` of all kinds of objects."""
from collections import ChainMap, UserDict
from datetime import date, timedelta
from decimal import Decimal
from enum import Flag
from fractions import Fraction


class Adds:
    def __add__(self, other):
        return 1


class Negates(Adds):
    def __neg__(self):
        return "negated"


class Count(int):
    def __add__(self, other):
        return "added"


class Text(str):
    def __mul__(self, other):
        return "times"


class Wave(complex):
    def __add__(self, other):
        return "added"


class Colour(Flag):
    RED = 1
    BLUE = 2


for value in (Adds(), Negates(), Count(3), Text("t"), Wave(1, 2), Decimal("1.50"), Fraction(1, 2),
              timedelta(1), date(2024, 1, 1), Colour.RED, UserDict(), ChainMap(), 2.5, None):
    for name, operate in (("-", lambda x: -x), ("+", lambda x: +x), ("~", lambda x: ~x)):
        try:
            print(name, operate(value))
        except TypeError as error:
            print(error)
