# Objects with __float__, __int__ or __index__ in the fields of %.
from fractions import Fraction


class Real:
    def __float__(self):
        return 2.25


class Index:
    def __index__(self):
        return 4


class Whole:
    def __int__(self):
        return 7


class Wrong:
    def __float__(self):
        return "a"


class Failing:
    def __float__(self):
        raise ValueError("no float")

    def __index__(self):
        raise ValueError("no index")


def show(call):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


for x in Real(), Index(), Whole(), Wrong(), Failing(), Fraction(9, 4):
    show(lambda: "%.2f %e" % (x, x))
    show(lambda: "%d" % x)
    show(lambda: "%x" % x)
