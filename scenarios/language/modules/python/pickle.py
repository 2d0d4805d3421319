"""Objects as bytes, and back. Only protocol 4 is written; 2 to 5 are read as far as that goes."""

import struct
import sys

from _pickle_writing import PickleError, PicklingError, UnpicklingError, Writer

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load",
           "loads", "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL"]

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    return Writer().dump(obj)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    file.write(dumps(obj))


class Pickler:
    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        self._file = file

    def dump(self, obj):
        self._file.write(dumps(obj))


_mark = object()


class _Reader:
    def __init__(self, data):
        self._data, self._at = data, 0
        self._stack, self._memo = [], []

    def _take(self, count):
        part = self._data[self._at : self._at + count]
        if len(part) < count:
            raise UnpicklingError("pickle data was truncated")
        self._at += count
        return part

    def _number(self, count, signed=False):
        return int.from_bytes(self._take(count), "little", signed=signed)

    def load(self):
        while True:
            if self._at == len(self._data):
                raise EOFError("Ran out of input")
            code = self._take(1)
            if code == b".":
                return self._stack.pop()
            step = _steps.get(code)
            if step is None:
                raise UnpicklingError("invalid load key, %r." % code.decode("latin-1"))
            step(self)

    def _push(self, value):
        self._stack.append(value)

    def _since_mark(self):
        at = len(self._stack) - 1
        while self._stack[at] is not _mark:
            at -= 1
        items = self._stack[at + 1 :]
        del self._stack[at:]
        return items

    def _memoize(self):
        self._memo.append(self._stack[-1])

    def _tuple(self, count):
        items = tuple(self._stack[-count:])
        del self._stack[-count:]
        self._push(items)

    def _global(self):
        name, module = self._stack.pop(), self._stack.pop()
        import builtins

        found = builtins if module == "builtins" else sys.modules.get(module)
        if found is None:
            raise ModuleNotFoundError("No module named %r" % module)
        for part in name.split("."):
            if not hasattr(found, part):
                raise AttributeError("Can't get attribute %r on %r" % (name, sys.modules.get(module)))
            found = getattr(found, part)
        self._push(found)

    def _call(self):
        arguments = self._stack.pop()
        self._push(self._stack.pop()(*arguments))

    def _new(self):
        arguments = self._stack.pop()
        cls = self._stack.pop()
        self._push(cls.__new__(cls, *arguments))

    def _append(self, items):
        target = self._stack[-1]
        for each in items:
            target.append(each)

    def _set(self, items):
        target = self._stack[-1]
        for at in range(0, len(items), 2):
            target[items[at]] = items[at + 1]

    def _add(self):
        items = self._since_mark()
        self._stack[-1].update(items)

    def _build(self):
        state = self._stack.pop()
        made = self._stack[-1]
        if hasattr(made, "__setstate__"):
            made.__setstate__(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        for name, value in {**(state or {}), **(slots or {})}.items():
            object.__setattr__(made, name, value)

    def _pair(self):
        value = self._stack.pop()
        key = self._stack.pop()
        self._set([key, value])


_steps = {
    b"\x80": lambda self: self._number(1),
    b"\x95": lambda self: self._number(8),
    b"N": lambda self: self._push(None),
    b"\x88": lambda self: self._push(True),
    b"\x89": lambda self: self._push(False),
    b"K": lambda self: self._push(self._number(1)),
    b"M": lambda self: self._push(self._number(2)),
    b"J": lambda self: self._push(self._number(4, True)),
    b"\x8a": lambda self: self._push(self._number(self._number(1), True)),
    b"\x8b": lambda self: self._push(self._number(self._number(4), True)),
    b"G": lambda self: self._push(struct.unpack(">d", self._take(8))[0]),
    b"\x8c": lambda self: self._push(self._take(self._number(1)).decode("utf-8", "surrogatepass")),
    b"X": lambda self: self._push(self._take(self._number(4)).decode("utf-8", "surrogatepass")),
    b"C": lambda self: self._push(self._take(self._number(1))),
    b"B": lambda self: self._push(self._take(self._number(4))),
    b"(": lambda self: self._push(_mark),
    b")": lambda self: self._push(()),
    b"t": lambda self: self._push(tuple(self._since_mark())),
    b"\x85": lambda self: self._tuple(1),
    b"\x86": lambda self: self._tuple(2),
    b"\x87": lambda self: self._tuple(3),
    b"]": lambda self: self._push([]),
    b"}": lambda self: self._push({}),
    b"\x8f": lambda self: self._push(set()),
    b"\x91": lambda self: self._push(frozenset(self._since_mark())),
    b"\x90": lambda self: self._add(),
    b"a": lambda self: self._append([self._stack.pop()]),
    b"e": lambda self: self._append(self._since_mark()),
    b"s": lambda self: self._pair(),
    b"u": lambda self: self._set(self._since_mark()),
    b"\x94": lambda self: self._memoize(),
    b"h": lambda self: self._push(self._memo[self._number(1)]),
    b"j": lambda self: self._push(self._memo[self._number(4)]),
    b"\x93": lambda self: self._global(),
    b"R": lambda self: self._call(),
    b"\x81": lambda self: self._new(),
    b"b": lambda self: self._build(),
}


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return _Reader(bytes(data)).load()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    start = file.tell()
    reader = _Reader(file.read())
    value = reader.load()
    file.seek(start + reader._at)
    return value


class Unpickler:
    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
        self._file = file

    def load(self):
        return load(self._file)
