"""globals(), locals(), vars() and dir() without arguments."""

answer = 42


def add(a, b=2):
    total = a + b
    print(locals())
    return total


print(globals()["answer"], "answer" in globals(), globals().get("nothing"))
print(globals()["add"](1))
globals()["made"] = "here"
print(made)
names = globals()
answer = 43
names["other"] = 1
print(answer, other)


def outer():
    shared = 1

    def inner(x):
        y = shared + x
        return locals()

    return inner(5)


print(outer())


class Space:
    one = 1
    two = one + 1
    print(locals()["two"], "one" in vars())


def listing(z, a):
    b = 0
    return dir(), vars()


print(listing(1, 2))
print("{answer} {made}".format(**globals()))


def find(prefix):
    return sorted(name for name in globals() if name.startswith(prefix))


print(find("lis"), [n for n in dir() if n.startswith("ou")], locals() is not None)
copy = locals()
copy["made"] = "again"
print(made)


def snapshot():
    x = 1
    before = locals()
    x = 2
    return before, locals()


print(snapshot())


class Point:
    kind = "point"

    def __init__(self):
        self.x = 1

    def move(self):
        pass


class Chosen:
    def __dir__(self):
        return ["b", "a"]


class Longer(Point):
    def __dir__(self):
        return [*super().__dir__(), "more"]


class Slots:
    __slots__ = ("a", "b")


print(dir(Point()))
print(dir(Point) == sorted(set(dir(Point())) - {"x"}), dir(Chosen()), dir(Longer())[-4:], "a" in dir(Slots()), "__dict__" in dir(Slots()))
for value in ([], {}, "", 1, 1.5, set(), frozenset(), (), b"", True, None, object()):
    print(type(value).__name__, dir(value))
print([name for name in dir(list) if not name.startswith("_")])
try:
    class Refuses:
        def __dir__(self):
            return 5
    dir(Refuses())
except TypeError as error:
    print(error)
