# Mapping patterns match what derives from Mapping; class patterns of types that are no values have no positions.
from collections import ChainMap, UserDict, defaultdict
from collections.abc import Mapping
from types import MappingProxyType


class Settings(Mapping):
    def __init__(self, **values):
        self.values_ = values

    def __getitem__(self, key):
        return self.values_[key]

    def __iter__(self):
        return iter(self.values_)

    def __len__(self):
        return len(self.values_)


def describe(value):
    match value:
        case {"kind": "job", "id": int(number), **rest}:
            return f"job {number} {rest}"
        case {"kind": kind}:
            return f"kind {kind}"
        case {}:
            return "mapping"
        case bytearray(data):
            return f"bytes {data}"
    return "something else"


for value in (UserDict(kind="job", id=1, more=2), UserDict(kind="x"), ChainMap({"id": 2}, {"kind": "job"}),
              MappingProxyType({"kind": "job", "id": 3}), Settings(kind="job", id=4), Settings(kind="job"), Settings(),
              defaultdict(int), bytearray(b"ab"), {"kind": "job", "id": "x"}, [("kind", 1)]):
    print(type(value).__name__, "->", describe(value))
try:
    match range(10):
        case range(10):
            pass
except TypeError as error:
    print(error)
