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


def length_hint(obj, default=0, /):
    if hasattr(obj, "__len__"):
        return _size(obj)
    hint = getattr(type(obj), "__length_hint__", None)
    return default if hint is None else hint(obj)
