"""The built-in `bytearray`: bytes that change."""

from operator import index as _index


def _plain(value):
    """What stands for bytes, as bytes."""
    if isinstance(value, bytearray):
        return bytes(value)
    if isinstance(value, bytes):
        return value
    raise TypeError(f"a bytes-like object is required, not '{type(value).__name__}'")


def _byte(value):
    number = _index(value)
    if not 0 <= number <= 255:
        raise ValueError("byte must be in range(0, 256)")
    return number


class bytearray:
    __module__ = "builtins"
    __slots__ = ("_items",)
    __hash__ = None

    def __init__(self, source=b"", encoding=None, errors=None):
        if isinstance(source, str):
            if encoding is None:
                raise TypeError("string argument without an encoding")
            source = source.encode(encoding, errors or "strict")
        elif encoding is not None:
            raise TypeError("encoding without a string argument")
        if isinstance(source, bytearray):
            self._items = source._items.copy()
        elif isinstance(source, bytes):
            self._items = list(source)
        elif hasattr(type(source), "__index__"):
            count = _index(source)
            if count < 0:
                raise ValueError("negative count")
            self._items = [0] * count
        else:
            try:
                items = iter(source)
            except TypeError:
                raise TypeError(f"cannot convert '{type(source).__name__}' object to bytearray") from None
            self._items = [_byte(item) for item in items]

    @classmethod
    def fromhex(cls, string, /):
        return cls(bytes.fromhex(string))

    @staticmethod
    def maketrans(frm, to, /):
        return bytes.maketrans(_plain(frm), _plain(to))

    def __bytes__(self):
        return bytes(self._items)

    def __repr__(self):
        return f"{type(self).__name__}({bytes(self._items)!r})"

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        index = 0
        while index < len(self._items):
            yield self._items[index]
            index += 1

    def __contains__(self, item):
        if isinstance(item, (bytes, bytearray)):
            return _plain(item) in bytes(self._items)
        return _byte(item) in self._items

    def __getitem__(self, key):
        if isinstance(key, slice):
            return bytearray(self._items[key])
        try:
            return self._items[_index(key)]
        except IndexError:
            raise IndexError("bytearray index out of range") from None
        except TypeError:
            raise TypeError(f"bytearray indices must be integers or slices, not {type(key).__name__}") from None

    def __setitem__(self, key, value):
        if isinstance(key, slice):
            if isinstance(value, str) or hasattr(value, "__index__"):
                raise TypeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
            items = bytearray(value)._items
            try:
                self._items[key] = items
            except ValueError:
                count = len(range(*key.indices(len(self._items))))
                raise ValueError(f"attempt to assign bytes of size {len(items)} to extended slice of size "
                                 f"{count}") from None
            return
        try:
            self._items[_index(key)] = _byte(value)
        except IndexError:
            raise IndexError("bytearray index out of range") from None

    def __delitem__(self, key):
        try:
            del self._items[key]
        except IndexError:
            raise IndexError("bytearray index out of range") from None

    def __add__(self, other):
        return bytearray(self._items + list(_joined(other)))

    def __radd__(self, other):
        return bytes(other) + bytes(self._items) if isinstance(other, bytes) else NotImplemented

    def __iadd__(self, other):
        self._items.extend(_joined(other))
        return self

    def __mul__(self, count):
        return bytearray(self._items * _index(count))

    __rmul__ = __mul__

    def __imul__(self, count):
        self._items *= _index(count)
        return self

    def _pair(self, other):
        return isinstance(other, (bytes, bytearray)) and (bytes(self._items), _plain(other))

    def __eq__(self, other):
        pair = self._pair(other)
        return pair[0] == pair[1] if pair else NotImplemented

    def __lt__(self, other):
        pair = self._pair(other)
        return pair[0] < pair[1] if pair else NotImplemented

    def __le__(self, other):
        pair = self._pair(other)
        return pair[0] <= pair[1] if pair else NotImplemented

    def __gt__(self, other):
        pair = self._pair(other)
        return pair[0] > pair[1] if pair else NotImplemented

    def __ge__(self, other):
        pair = self._pair(other)
        return pair[0] >= pair[1] if pair else NotImplemented

    def append(self, item, /):
        self._items.append(_byte(item))

    def extend(self, iterable_of_ints, /):
        if isinstance(iterable_of_ints, str):
            raise TypeError("expected iterable of integers; got: 'str'")
        if hasattr(iterable_of_ints, "__index__"):
            raise TypeError(f"can't extend bytearray with {type(iterable_of_ints).__name__}")
        self._items.extend(bytearray(iterable_of_ints)._items)

    def insert(self, index, item, /):
        self._items.insert(_index(index), _byte(item))

    def pop(self, index=-1, /):
        if not self._items:
            raise IndexError("pop from empty bytearray")
        return self._items.pop(index)

    def remove(self, value, /):
        if _byte(value) not in self._items:
            raise ValueError("value not found in bytearray")
        self._items.remove(value)

    def reverse(self):
        self._items.reverse()

    def clear(self):
        self._items.clear()

    def copy(self):
        return bytearray(self)

    def join(self, iterable_of_bytes, /):
        return bytearray(bytes(self._items).join([_plain(each) for each in iterable_of_bytes]))

    def __reduce__(self):
        return (type(self), (bytes(self._items),))


def _joined(other):
    try:
        return _plain(other)
    except TypeError:
        raise TypeError(f"can't concat {type(other).__name__} to bytearray") from None


def _same(name):
    """A method that `bytes` has, too: what it gives of bytes becomes a bytearray."""
    method = getattr(bytes, name)

    def call(self, *args, **kwargs):
        args = [bytes(each) if isinstance(each, bytearray) else each for each in args]
        result = method(bytes(self._items), *args, **kwargs)
        if isinstance(result, bytes):
            return bytearray(result)
        if isinstance(result, (list, tuple)):
            return type(result)([bytearray(each) for each in result])
        return result

    call.__name__ = name
    call.__qualname__ = f"bytearray.{name}"
    return call


for _name in dir(bytes):
    if not _name.startswith("_") and not hasattr(bytearray, _name):
        setattr(bytearray, _name, _same(_name))
