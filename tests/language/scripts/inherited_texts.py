# What __repr__ and __str__ of a built-in type say of one that derives from it.
from collections import Counter, OrderedDict, defaultdict, deque


class Failure(Exception):
    def __repr__(self):
        return "my " + super().__repr__()

    def __str__(self):
        return "text " + super().__str__()


class MissingKey(KeyError):
    def __repr__(self):
        return "my " + super().__repr__()


print(repr(Failure("m")), Failure("m", 2), Failure(), repr(Failure()))
print(repr(MissingKey("a")), MissingKey("a"), MissingKey("a").__repr__())
print(Exception.__repr__(ValueError(1)), ValueError(1, "a").__repr__(), KeyError(1).__str__())
for kind in OrderedDict, Counter, deque, list, dict, tuple, set, frozenset:
    class Plain(kind):
        pass

    class Shown(kind):
        def __repr__(self):
            return "my " + super().__repr__()

    class Told(kind):
        def __str__(self):
            return "text " + super().__str__()

    for made in Plain("a" if kind is not dict and kind is not OrderedDict else {"a": 1}), Plain():
        print(made, repr(made), made.__str__(), made.__repr__())
    for cls in Shown, Told:
        made = cls({"a": 1})
        print(made, repr(made), made.__str__(), [made])


class Default(defaultdict):
    def __repr__(self):
        return "my " + super().__repr__()


class Number(int):
    def __repr__(self):
        return "my " + super().__repr__()

    def __str__(self):
        return "text " + super().__str__()


class Text(str):
    def __repr__(self):
        return "my " + super().__repr__()

    def __str__(self):
        return "text " + super().__str__()


print(Default(int, {1: 2}), Default(int).__str__())
print(Number(3), repr(Number(3)), Text(3), repr(Text(3)))
print(set.__repr__({1}), list.__str__([1]), {1}.__str__())
