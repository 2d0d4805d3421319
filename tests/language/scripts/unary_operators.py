"""`-x`, `+x` and `~x` of all kinds of objects."""
from collections import ChainMap, UserDict
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


class Colour(Flag):
    RED = 1
    BLUE = 2


for value in (Adds(), Negates(), Count(3), Text("t"), 1 + 2j, Fraction(1, 2), Colour.RED, UserDict(), ChainMap(), 2.5, None):
    for name, operate in (("-", lambda x: -x), ("+", lambda x: +x), ("~", lambda x: ~x)):
        try:
            print(name, operate(value))
        except TypeError as error:
            print(error)
