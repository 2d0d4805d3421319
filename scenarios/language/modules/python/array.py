"""Sequences of numbers of one kind."""

_sizes = {"b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8, "u": 4,
          "w": 4}
typecodes = "bBuwhHiIlLqQfd"


def _refused(code, value):
    """What is said of a number that does not fit: it is read as a wider C type first."""
    if code in "qQ":
        return "int too big to convert" if value > 0 or code == "q" else "can't convert negative int to unsigned"
    if code in "IL":
        if value < 0:
            return "can't convert negative value to unsigned int"
        if code == "I" and value < 1 << 64:
            return "unsigned int is greater than maximum"
        return "Python int too large to convert to C unsigned long"
    if not -(1 << 63) <= value < 1 << 63:
        return "Python int too large to convert to C long"
    short = -(1 << 15) <= value < 1 << 15
    name = {"b": "signed char" if short else "signed short integer", "B": "unsigned byte integer",
            "h": "signed short integer", "H": "unsigned short" if abs(value) < 1 << 31 else "signed integer",
            "i": "signed integer"}[code]
    return f"{name} is {'less than minimum' if value < 0 else 'greater than maximum'}"


class array:
    __slots__ = ("typecode", "_items", "__weakref__")

    def __init__(self, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError(f"array() argument 1 must be a unicode character, not {type(typecode).__name__}")
        if typecode not in _sizes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        if typecode == "u":
            import warnings

            warnings.warn("The 'u' type code is deprecated and will be removed in Python 3.16", DeprecationWarning, stacklevel=1)
        object.__setattr__(self, "typecode", typecode)
        object.__setattr__(self, "_items", [])
        if isinstance(initializer, str) and typecode not in "uw":
            raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
        if isinstance(initializer, bytes):
            self.frombytes(initializer)
        else:
            self._items.extend(map(self._checked, initializer))

    def __setattr__(self, name, value):
        if name == "typecode":
            raise AttributeError("attribute 'typecode' of 'array.array' objects is not writable")
        raise AttributeError(f"'array.array' object has no attribute '{name}'")

    def _checked(self, value):
        code = self.typecode
        if code in "fd":
            if not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
                raise TypeError(f"must be real number, not {type(value).__name__}")
            value = float(value)
            return value if code == "d" else _single(value)
        if code in "uw":
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError(f"array item must be a unicode character, not {type(value).__name__}")
            return value
        if not isinstance(value, int):
            if hasattr(value, "__index__"):
                value = value.__index__()
            else:
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        bits = 8 * _sizes[code]
        low, high = (-(1 << bits - 1), 1 << bits - 1) if code.islower() else (0, 1 << bits)
        if not low <= value < high:
            raise OverflowError(_refused(code, value))
        return int(value)

    def _same(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return other._items

    def _like(self, items):
        made = array(self.typecode)
        made._items.extend(items)
        return made

    @property
    def itemsize(self):
        return _sizes[self.typecode]

    def append(self, x, /):
        self._items.append(self._checked(x))

    def extend(self, iterable, /):
        if isinstance(iterable, array):
            if iterable.typecode != self.typecode:
                raise TypeError("can only extend with array of same kind")
            self._items.extend(list(iterable._items))
            return
        for value in iterable:
            self.append(value)

    def fromlist(self, list, /):
        self._items.extend([self._checked(value) for value in list])

    def insert(self, i, x, /):
        self._items.insert(i, self._checked(x))

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        try:
            return self._items.pop(i)
        except IndexError:
            raise IndexError("pop index out of range") from None

    def remove(self, x, /):
        try:
            self._items.remove(x)
        except ValueError:
            raise ValueError("array.remove(x): x not in array") from None

    def index(self, x, start=0, stop=9223372036854775807, /):
        try:
            return self._items.index(x, start, stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, x, /):
        return self._items.count(x)

    def reverse(self):
        self._items.reverse()

    def clear(self):
        self._items.clear()

    def tolist(self):
        return list(self._items)

    def tounicode(self):
        if self.typecode not in "uw":
            raise ValueError("tounicode() may only be called on unicode type arrays ('u' or 'w')")
        return "".join(self._items)

    def buffer_info(self):
        return id(self), len(self._items)

    def tobytes(self):
        import struct

        code = self.typecode
        if code in "uw":
            return "".join(self._items).encode("utf-32-le")
        return struct.pack(f"<{len(self._items)}{'q' if code == 'l' else 'Q' if code == 'L' else code}", *self._items)

    def frombytes(self, buffer, /):
        import struct

        size = self.itemsize
        if len(buffer) % size:
            raise ValueError("bytes length not a multiple of item size")
        code = self.typecode
        code = "q" if code == "l" else "Q" if code == "L" else code
        self._items.extend(struct.unpack(f"<{len(buffer) // size}{code}", bytes(buffer)))

    def byteswap(self):
        import struct

        code = f"{len(self._items)}{'q' if self.typecode == 'l' else 'Q' if self.typecode == 'L' else self.typecode}"
        self._items[:] = struct.unpack(">" + code, struct.pack("<" + code, *self._items))

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, x):
        return x in self._items

    def __getitem__(self, place):
        if isinstance(place, slice):
            return self._like(self._items[place])
        try:
            return self._items[place]
        except IndexError:
            raise IndexError("array index out of range") from None
        except TypeError:
            raise TypeError("array indices must be integers") from None

    def __setitem__(self, place, value):
        if isinstance(place, slice):
            if not isinstance(value, array):
                raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
            self._items[place] = self._same(value)
            return
        try:
            self._items[place] = self._checked(value)
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __delitem__(self, place):
        try:
            del self._items[place]
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __add__(self, other):
        return self._like(self._items + self._same(other))

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, count):
        return self._like(self._items * count)

    __rmul__ = __mul__

    def __imul__(self, count):
        self._items[:] = self._items * count
        return self

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __copy__(self):
        return self._like(self._items)

    def __deepcopy__(self, memo):
        return self._like(self._items)

    def __repr__(self):
        if not self._items:
            return f"array('{self.typecode}')"
        if self.typecode in "uw":
            return f"array('{self.typecode}', {''.join(self._items)!r})"
        return f"array('{self.typecode}', {self._items!r})"


ArrayType = array


def _single(value):
    import struct

    return struct.unpack("<f", struct.pack("<f", value))[0]
