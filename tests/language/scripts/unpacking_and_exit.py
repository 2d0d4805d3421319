# No more is taken than unpacking needs; what dies at the end has its last word, whoever ends the program.
import itertools
import re
import sys
from collections import OrderedDict, defaultdict, deque
from decimal import Decimal


def numbers():
    for number in itertools.count():
        print("gives", number)
        yield number


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


def two(source):
    a, b = source
    return a, b


attempt(lambda: two(numbers()))
attempt(lambda: two(itertools.count()))
attempt(lambda: two(iter([1])))
attempt(lambda: two(iter([1, 2])))
attempt(lambda: map())
attempt(lambda: map(str))
attempt(lambda: OrderedDict() | 5)
attempt(lambda: defaultdict(int) | [1])
attempt(lambda: deque() - 1)
attempt(lambda: Decimal(1) + 1.5)
print(re.compile("x") == re.compile("x"), re.compile("x") == re.compile("x", re.I), re.compile("x") == 5)
try:
    import asyncio.nosuch
except ImportError as error:
    print(error)
try:
    import itertools.nosuch
except ImportError as error:
    print(error)


class Last:
    def __del__(self):
        print("last word")


last = Last()
sys.exit()
