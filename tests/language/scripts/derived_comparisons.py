"""What a class derived from a built-in one does not say itself, its base says."""


class Caseless(str):
    def __eq__(self, other):
        return self.lower() == other.lower()

    __hash__ = str.__hash__


class Backwards(int):
    def __lt__(self, other):
        return int(self) > int(other)


class Pair(tuple):
    def __eq__(self, other):
        return "equal?"

    __hash__ = tuple.__hash__


class Items(list):
    def __lt__(self, other):
        return "less?"

    def __iter__(self):
        return iter("xyz")


a, b = Caseless("a"), Caseless("A")
print(a == b, a != b, a != "A", "A" != a, a != "a")
one, two = Backwards(1), Backwards(2)
print(one < two, one > two, one > 2, 1 < two, one <= two, max(one, two), sorted([one, two]))
print(Pair([1]) == (2,), Pair([1]) != (1,), Pair([1]) != (2,), (1,) != Pair([1]))
print(Items([1]) < [0], Items([1]) > [0], [0] > Items([1]), 1 in Items([1]), "x" in Items([1]))


class Plain:
    def __eq__(self, other):
        return True


print(Plain() != Plain(), Plain() != 1, 1 != Plain())


def through(items):
    yield from items


generator = through([1, 2])
print(next(generator))
try:
    generator.send(3)
except AttributeError as error:
    print(error)


class A[T]:
    def of(self, value: T) -> T:
        return value


class B[T](A[T]):
    pass


class C[K, V](dict[K, V], metaclass=type):
    items_seen: list[K] = []


def outer():
    base = A

    class D[T](B[T], base[T]):
        pass

    return D


print(B().of(1), C(a=1), B.__type_params__, outer().__qualname__, [c.__name__ for c in outer().__mro__[:3]])
