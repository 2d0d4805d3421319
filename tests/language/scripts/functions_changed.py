# Defaults that a function is given later, and `nonlocal` in the body of a class.


def f(a, b=1, *, c=2):
    return a, b, c


f.__defaults__ = (10, 20)
print(f(), f(1), f(1, 2), f.__defaults__)
f.__kwdefaults__ = {"c": 30}
print(f(), f(c=1), f.__kwdefaults__)
f.__defaults__ = None
try:
    f()
except TypeError as error:
    print(error)
print(f(1, 2), f.__defaults__)
f.__kwdefaults__ = None
try:
    f(1, 2)
except TypeError as error:
    print(error)
for name in ("__defaults__", "__kwdefaults__"):
    try:
        setattr(f, name, 5)
    except TypeError as error:
        print(error)
f.__defaults__ = (1, 2)
del f.__defaults__
print(f.__defaults__)


class Box:
    def put(self, item, times=1):
        return [item] * times


Box.put.__defaults__ = (3,)
print(Box().put("x"), Box().put("y", 1))


def outer():
    n = 1

    class Inner:
        nonlocal n
        n = 5
        seen = n

        def get(self):
            return n

    n += 1
    return n, Inner.seen, Inner().get(), hasattr(Inner, "n")


print(outer())


def counting():
    total = 0

    class Step:
        nonlocal total
        for total in range(3):
            pass
        total += 10

    return total, [name for name in vars(Step) if not name.startswith("__")]


print(counting())
