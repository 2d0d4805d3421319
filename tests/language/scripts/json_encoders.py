# Encoders that are used without a class of one's own.
import json

plain = json.JSONEncoder()
print(plain.encode([1, {"a": None}]), "".join(plain.iterencode({"b": [1.5, True]})))
print(json.JSONEncoder(indent=1).encode([1, {"a": 2}]))
print(json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode({"b": 1, "a": [2, 3]}))
print(json.JSONEncoder(default=str).encode({"x": 1j}), json.JSONEncoder(ensure_ascii=False).encode("é"))
try:
    json.JSONEncoder(allow_nan=False).encode([float("nan")])
except ValueError as error:
    print(error)
try:
    plain.encode(1j)
except TypeError as error:
    print(error)


class Wide(json.JSONEncoder):
    item_separator = " ; "

    def default(self, o):
        return sorted(o)


print(Wide().encode([1, {3, 2}]), Wide(skipkeys=True).encode({(1,): 1, "k": 2}))
