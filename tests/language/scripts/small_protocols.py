# Small things that built-in types do.
from collections import Counter

print(list(reversed(b"ab")), list(reversed(bytearray(b"ab"))), list(reversed(b"")))
counts = Counter("a")
del counts["missing"]
del counts["a"]
print(counts)


class Counts(Counter):
    pass


counts = Counts("ab")
del counts["missing"], counts["a"]
print(counts, counts.__delitem__("missing"))
try:
    counts.pop("missing")
except KeyError as error:
    print(repr(error))
try:
    del {}["missing"]
except KeyError as error:
    print(repr(error))
print(slice(1, 2) == slice(1, 2), slice(1, 2) != slice(1, 3), slice(1) == 1, slice(1) == slice(1.0))
print(slice(1, 2) in [slice(1, 2)], slice([1], None, "a") == slice([1], None, "a"))
