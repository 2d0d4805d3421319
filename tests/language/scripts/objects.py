class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    def __lt__(self, other):
        return self.x < other.x

    def __len__(self):
        return 2

    def __iter__(self):
        yield self.x
        yield self.y

    def __getitem__(self, index):
        return (self.x, self.y)[index]

    def __abs__(self):
        return self.x + self.y

    def __round__(self, digits=None):
        return f"rounded {digits}"

    def __format__(self, spec):
        return f"<{spec}>"

    def __hash__(self):
        return hash((self.x, self.y))


p, q = Point(1, 2), Point(0, 5)
print(p, [p, q], str(p), repr(p), {"p": p}, (p,), f"{p}", f"{p:abc}", "{:z}".format(p), "%s %r" % (p, q))
print(len(p), list(p), tuple(p), sorted([p, q]), max([p, q]), min(p, q), abs(p), round(p), round(p, 2), sum(p))
print([p] == [Point(1, 2)], [q].index(Point(0, 5)), [p, q].count(Point(1, 2)), p in [Point(1, 2)], (p, 1) == (Point(1, 2), 1), {"k": p} == {"k": Point(1, 2)})
print(", ".join(map(str, [p, q])), list(reversed(p)), list(zip(p, q)), dict(zip("ab", p)), set([1, 1]), any(p), list(enumerate(p)))
items = [Point(2, 1), Point(1, 1)]
items.sort(); print(items); items.sort(key=lambda point: -point.x); print(items); items.remove(Point(1, 1)); print(items)
print(getattr(p, "x"), getattr(p, "z", "none"), hasattr(p, "y"), hasattr(p, "z"), vars(p))
setattr(p, "z", 3); print(p.z); delattr(p, "z"); print(hasattr(p, "z"))


class Base:
    count = 0

    def __init__(self):
        super().__init__()
        self.name = "base"

    @property
    def double(self):
        return self.name * 2

    @double.setter
    def double(self, value):
        self.name = value

    @staticmethod
    def add(a, b):
        return a + b

    @classmethod
    def make(cls):
        cls.count += 1
        return cls()

    def __bool__(self):
        return False


class Child(Base):
    def __init__(self):
        super().__init__()
        self.name += " child"

    def __new__(cls):
        instance = super().__new__(cls)
        instance.made = True
        return instance


c = Child.make()
print(c.name, c.double, Child.add(1, 2), c.add(3, 4), Child.count, Base.count, c.made, bool(c), isinstance(c, Base), issubclass(Child, Base), type(c).__name__)
c.double = "x"
print(c.double, callable(Child), callable(c), Child.__mro__[1].__name__, object() is object())


class Number:
    def __init__(self, n):
        self.n = n

    def __int__(self):
        return self.n

    def __float__(self):
        return self.n / 2

    def __index__(self):
        return self.n

    def __bool__(self):
        return self.n > 0

    def __call__(self, *args, **kwargs):
        return args, kwargs


n = Number(7)
print(int(n), float(n), bool(n), bool(Number(0)), n(1, a=2), sorted([3, 1], key=lambda x: -x))


class Countdown:
    def __init__(self, start):
        self.n = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), sum(Countdown(4)), next(Countdown(2)), next(Countdown(0), "empty"), list(zip(Countdown(3), "ab")), list(map(lambda x: x * x, Countdown(3))))

# Slices as values.
print(slice(3), slice(1, None, -2), repr(slice("a", [1])), slice(1, 20, 3).indices(10), slice(None, None, -1).indices(3))
