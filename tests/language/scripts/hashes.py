"""What `hash` answers where CPython always answers the same; what it is good for elsewhere."""


class Thing:
    def __repr__(self):
        return "thing"


class Given:
    def __init__(self, hash):
        self.hash = hash

    def __hash__(self):
        return self.hash


print(hash(1), hash(-1), hash(2.5), hash(10**30), hash(True), hash(None), hash(1j))
print(hash(()), hash((1, 2)), hash((1, (2.5, None), -1)), hash(range(3)), hash(range(0)), hash(range(5, 6)))
print(hash(frozenset()), hash(frozenset([1, 2])), hash(frozenset([(1, 2), 3.5])))
for given in (7, -1, True, 10**30, 2**62):
    print(hash(Given(given)), len({Given(given), Given(given)}), hash((Given(given), 1)) == hash((Given(given), 1)))
for wrong in ("a", None, 1.0):
    try:
        print(hash(Given(wrong)))
    except TypeError as error:
        print(error)
for unhashable in ([], {}, set(), ([],), (1, {})):
    try:
        print(hash(unhashable))
    except TypeError as error:
        print(error)

things = [Thing() for _ in range(5)]
print(len({hash(thing) for thing in things}), hash(things[0]) == hash(things[0]) == object.__hash__(things[0]))
print(hash((things[0], 1)) == hash((things[0], 1)), hash("text") == hash("te" + "xt"), hash(b"x") == hash(b"x"))
print(hash(things[0]) == (id(things[0]) >> 4), sorted(things, key=hash) == sorted(things, key=id))
