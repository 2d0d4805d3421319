"""From C++: nearly all."""

_size = len
_positive = abs


def abs(a, /):
    return _positive(a)


def call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)


def setitem(a, b, c, /):
    a[b] = c


def delitem(a, b, /):
    del a[b]


def imatmul(a, b, /):
    a @= b
    return a


for _name in ("neg", "pos", "abs", "inv", "invert", "index", "not_", "eq", "ne", "lt", "le", "gt", "ge", "add", "sub",
              "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and_", "or_", "xor", "concat",
              "contains", "getitem", "setitem", "delitem", "call"):
    globals()[f"__{_name.rstrip('_')}__"] = globals()[_name]
    if "i" + _name.rstrip("_") in globals():
        globals()[f"__i{_name.rstrip('_')}__"] = globals()["i" + _name.rstrip("_")]
del _name


def length_hint(obj, default=0, /):
    if hasattr(obj, "__len__"):
        return _size(obj)
    hint = getattr(type(obj), "__length_hint__", None)
    return default if hint is None else hint(obj)
