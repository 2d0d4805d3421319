import sys


class Items:
    def __getitem__(self, index): return index


for call in (lambda: reversed(Items()), lambda: str.upper(), lambda: list.append(),
             lambda: sorted([1], revers=1), lambda: enumerate([1], strt=1)):
    try:
        call()
    except TypeError as error:
        print(error)
for base in (5, None, "a", len, sys):
    try:
        class X(base): pass
    except TypeError as error:
        print(error)
for part in (5, None):
    try:
        [1][0:1] = part
    except TypeError as error:
        print(error)
