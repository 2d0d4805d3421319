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
    if hint is None:
        return default
    length = hint(obj)
    if length is NotImplemented:
        return default
    if not isinstance(length, int):
        raise TypeError("__length_hint__ must be an integer, not " + type(length).__name__)
    if length < 0:
        raise ValueError("__length_hint__() should return >= 0")
    if length >= 1 << 63:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return length
