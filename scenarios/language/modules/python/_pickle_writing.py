"""Objects as bytes, by protocol 4 of CPython."""

import sys


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


for _class in PickleError, PicklingError, UnpicklingError:
    _class.__module__ = "_pickle"

_BATCH = 1000


def reduction_of(obj):
    """What makes the object again: a callable, its arguments, a state, items, pairs."""
    cls = type(obj)
    for base in cls.__mro__[:-1]:
        if "__reduce_ex__" in base.__dict__:
            return obj.__reduce_ex__(4)
        if "__reduce__" in base.__dict__:
            return obj.__reduce__()
    state = _state_of(obj)
    if isinstance(obj, BaseException):
        return (cls, obj.args, state) if state else (cls, obj.args)
    if hasattr(cls, "_member_map_"):
        return cls, (obj.value,)
    if cls is bytearray:
        return (cls, (bytes(obj),)) if obj else (cls, ())
    if cls is complex:
        return cls, (obj.real, obj.imag)
    if cls is range:
        return cls, (obj.start, obj.stop, obj.step)
    if cls is slice:
        return cls, (obj.start, obj.stop, obj.step)
    if cls.__module__ == "collections":
        if cls.__name__ == "defaultdict":
            factory = obj.default_factory
            return cls, () if factory is None else (factory,), None, None, iter(obj.items())
        if cls.__name__ == "deque":
            return cls, () if obj.maxlen is None else ((), obj.maxlen), None, iter(obj)
        if cls.__name__ == "OrderedDict":
            return cls, (), None, None, iter(obj.items())
        if cls.__name__ == "Counter":
            return cls, (dict(obj),)
    if cls.__module__ in ("datetime", "decimal", "fractions", "uuid", "zoneinfo"):
        return bare_object, (cls,), state
    if not _can_be_made(cls):
        raise TypeError("cannot pickle %r object" % _shown(cls))
    arguments = (cls,)
    if hasattr(cls, "_fields") and isinstance(obj, tuple):
        arguments += tuple(obj)
    elif hasattr(cls, "__getnewargs__"):
        arguments += obj.__getnewargs__()
    elif isinstance(obj, (int, float, str, bytes, tuple)):
        plain = next(each for each in (int, float, str, bytes, tuple) if isinstance(obj, each))
        arguments += (plain(obj),)
    items = iter(obj) if isinstance(obj, list) else None
    pairs = iter(obj.items()) if isinstance(obj, dict) else None
    return new_object, arguments, state, items, pairs


def _shown(cls):
    if cls.__module__ == "_threading_locks":
        return "_thread." + cls.__name__.replace("Lock", "lock" if cls.__name__ == "Lock" else "Lock")
    return cls.__name__ if cls.__module__ in ("builtins", "__main__") else cls.__module__ + "." + cls.__name__


def _can_be_made(cls):
    if cls.__module__ == "builtins" and cls is not object:
        return False
    return cls.__module__ not in ("_asyncio", "_threading_locks")


def new_object(cls, *args):
    return cls.__new__(cls, *args)


def bare_object(cls):
    """Of a class that is written here in Python, and whose `__new__` asks for arguments."""
    return object.__new__(cls)


def _state_of(obj):
    for base in type(obj).__mro__[:-1]:
        if "__getstate__" in base.__dict__:
            return obj.__getstate__()
    own = dict(getattr(obj, "__dict__", ()))
    slots = {}
    for base in type(obj).__mro__:
        names = base.__dict__.get("__slots__", ())
        for name in [names] if isinstance(names, str) else names:
            if name not in ("__dict__", "__weakref__") and hasattr(obj, name):
                slots[name] = getattr(obj, name)
    if slots:
        return own or None, slots
    return own or None


class Writer:
    def __init__(self):
        self._parts, self._size = [], 0
        self._memo, self._kept = {}, []

    def _write(self, *parts):
        for part in parts:
            self._parts.append(part)
            self._size += len(part)

    def dump(self, obj):
        self._save(obj)
        self._write(b".")
        body = b"".join(self._parts)
        if len(body) < 4:
            return b"\x80\x04" + body
        return b"\x80\x04\x95" + len(body).to_bytes(8, "little") + body

    def _memoize(self, obj):
        self._memo[id(obj)] = len(self._memo)
        self._kept.append(obj)
        self._write(b"\x94")

    def _save(self, obj):
        cls = type(obj)
        if obj is None:
            self._write(b"N")
        elif obj is True or obj is False:
            self._write(b"\x88" if obj else b"\x89")
        elif cls is int:
            self._save_int(obj)
        elif cls is float:
            import struct

            self._write(b"G", struct.pack(">d", obj))
        elif id(obj) in self._memo:
            number = self._memo[id(obj)]
            self._write(b"h" + bytes([number]) if number < 256 else b"j" + number.to_bytes(4, "little"))
        else:
            save = _savers.get(cls)
            if save is not None:
                save(self, obj)
            elif isinstance(obj, type) or cls.__name__ in ("function", "builtin_function_or_method"):
                self._save_global(obj)
            else:
                self._save_reduction(obj)

    def _save_int(self, obj):
        if 0 <= obj < 256:
            self._write(b"K", bytes([obj]))
        elif 0 <= obj < 65536:
            self._write(b"M", obj.to_bytes(2, "little"))
        elif -(1 << 31) <= obj < 1 << 31:
            self._write(b"J", obj.to_bytes(4, "little", signed=True))
        else:
            size = obj.bit_length() // 8 + 1
            data = obj.to_bytes(size, "little", signed=True)
            if obj < 0 and size > 1 and data[-1] == 0xFF and data[-2] & 0x80:
                data = data[:-1]
            self._write(b"\x8a" + bytes([len(data)]) if len(data) < 256 else b"\x8b" + len(data).to_bytes(4, "little"))
            self._write(data)

    def _save_str(self, obj):
        data = obj.encode("utf-8", "surrogatepass")
        size = len(data)
        self._write(b"\x8c" + bytes([size]) if size < 256 else b"X" + size.to_bytes(4, "little"), data)
        self._memoize(obj)

    def _save_bytes(self, obj):
        size = len(obj)
        self._write(b"C" + bytes([size]) if size < 256 else b"B" + size.to_bytes(4, "little"), obj)
        self._memoize(obj)

    def _save_tuple(self, obj):
        if not obj:
            self._write(b")")
            return
        if len(obj) > 3:
            self._write(b"(")
        for each in obj:
            self._save(each)
        self._write(b"t" if len(obj) > 3 else (b"\x85", b"\x86", b"\x87")[len(obj) - 1])
        self._memoize(obj)

    def _save_list(self, obj):
        self._write(b"]")
        self._memoize(obj)
        self._append(iter(obj))

    def _save_dict(self, obj):
        self._write(b"}")
        self._memoize(obj)
        self._set(iter(obj.items()))

    def _save_set(self, obj):
        self._write(b"\x8f")
        self._memoize(obj)
        items = list(obj)
        for start in range(0, len(items), _BATCH):
            self._write(b"(")
            for each in items[start : start + _BATCH]:
                self._save(each)
            self._write(b"\x90")

    def _save_frozenset(self, obj):
        self._write(b"(")
        for each in obj:
            self._save(each)
        self._write(b"\x91")
        self._memoize(obj)

    def _append(self, items):
        items = list(items)
        for start in range(0, len(items), _BATCH):
            batch = items[start : start + _BATCH]
            if len(batch) > 1:
                self._write(b"(")
            for each in batch:
                self._save(each)
            self._write(b"e" if len(batch) > 1 else b"a")

    def _set(self, pairs):
        pairs = list(pairs)
        for start in range(0, len(pairs), _BATCH):
            batch = pairs[start : start + _BATCH]
            if len(batch) > 1:
                self._write(b"(")
            for key, value in batch:
                self._save(key)
                self._save(value)
            self._write(b"u" if len(batch) > 1 else b"s")

    def _save_global(self, obj, name=None):
        name = name or getattr(obj, "__qualname__", None) or obj.__name__
        module = getattr(obj, "__module__", None) or "builtins"
        if "<locals>" in name:
            raise AttributeError("Can't get local object %r" % name)
        found = sys.modules.get(module)
        for part in name.split(".") if module != "builtins" else ():
            found = getattr(found, part, None)
        if module != "builtins" and found is not obj:
            if found is None:
                raise PicklingError("Can't pickle %r: attribute lookup %s on %s failed" % (obj, name, module))
            raise PicklingError("Can't pickle %r: it's not the same object as %s.%s" % (obj, module, name))
        self._save(module)
        self._save(name)
        self._write(b"\x93")
        self._memoize(obj)

    def _save_reduction(self, obj):
        parts = reduction_of(obj)
        if isinstance(parts, str):
            self._save_global(obj, parts)
            return
        make, arguments, state, items, pairs = (*parts, None, None, None)[:5]
        if make is new_object:
            self._save(arguments[0])
            self._save(arguments[1:])
            self._write(b"\x81")
        else:
            self._save(make)
            self._save(arguments)
            self._write(b"R")
        self._memoize(obj)
        if items is not None:
            self._append(items)
        if pairs is not None:
            self._set(pairs)
        if state is not None:
            self._save(state)
            self._write(b"b")


_savers = {
    str: Writer._save_str, bytes: Writer._save_bytes, tuple: Writer._save_tuple, list: Writer._save_list,
    dict: Writer._save_dict, set: Writer._save_set, frozenset: Writer._save_frozenset,
}
