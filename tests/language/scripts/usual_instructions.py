# What the machine does at once, and where it must not.


class Like:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return hash(self.number)

    def __eq__(self, other):
        return self.number == (other.number if isinstance(other, Like) else other)


table = {Like(1): "one", "text": 2}
print(table[1], 1 in table, 5 in table, "text" in table, 1 in {Like(1)}, 2 not in {Like(1)})
table[1] = "uno"
print(len(table), table[Like(1)])
try:
    print(table["none"])
except KeyError as error:
    print("KeyError", error)

# A tuple that is kept is not given again.
pairs = [pair for pair in zip("ab", "cd")]
numbered = list(enumerate("xy", 5))
kept = None
for pair in zip([1, 2, 3], [4, 5, 6]):
    kept = kept or pair
print(pairs, numbered, kept)


class Shape:
    size = 1

    def area(self):
        return self.size * 2


shape = Shape()
print(shape.area(), shape.size)
shape.area = lambda: "own"
print(shape.area(), Shape.area(shape))
shape.size = 3
Shape.size = property(lambda self: 7)
print(shape.size)
Shape.area = 5
del shape.area
print(shape.area)


class Wrong:
    def __init__(self):
        return 3


try:
    Wrong()
except TypeError as error:
    print(error)


def add(first, second=10, third=100):
    return first + second + third


print(add(1), add(1, 2), add(1, 2, 3), add(1, third=5))
for arguments in [(), (1, 2, 3, 4)]:
    try:
        add(*arguments)
    except TypeError as error:
        print(error)
try:
    [].append()
except TypeError as error:
    print(error)
try:
    [].append(1, 2)
except TypeError as error:
    print(error)
print([1, 2, 3].pop(), [1, 2, 3].pop(0), "a,b,c".split(","), " a  b ".split(), "a b c".split(None, 1))


def forever(number):
    return forever(number + 1)


try:
    forever(0)
except RecursionError as error:
    print(error)


def items(count):
    for number in range(count):
        yield number
    if count > 3:
        raise ValueError("too many")


print(sum(items(3)), list(items(2)), max(items(3)), any(number > 1 for number in items(3)))
try:
    print(sum(items(4)))
except ValueError as error:
    print("ValueError", error)


def half(number):
    return 10 // number


seen = []
try:
    for number in map(half, [5, 2, 0, 1]):
        seen.append(number)
except ZeroDivisionError as error:
    print(seen, error)
print(list(map(half, [1, 2])), sum(map(half, range(1, 4))), sorted([3, 1, 2], key=half))
print(list(map(lambda first, second: first * second, [1, 2, 3], [4, 5])), list(filter(half, [20, 5])))

x, y = 0.5, 1
z = x
x += 1
print(x, z, y / 4, -x * 2 - z, 2**62 + 2**62, -(2**62) - 2**62, 2**31 * 2**31, 7 // -2, 7 % -2)
print("é".upper(), "straße".upper(), "ÀB".lower(), "Abc".lower(), f"{2.5:.1f} {1e20:.2f}")
print([1, "a", None].index("a"), "b" in ["a", "b"], 1 in (2, 1), float("nan") in [float("nan")])
