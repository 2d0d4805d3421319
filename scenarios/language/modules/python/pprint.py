"""Containers over several lines, as far as they do not fit one."""

import re
import sys
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque
from dataclasses import fields, is_dataclass
from types import MappingProxyType, SimpleNamespace

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._short(object, [], None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._short(object, [], None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._short(object, [], None, 0)[2]


class _Key:
    """Orders keys of any types: by the name of the type where they cannot be compared."""

    def __init__(self, key):
        self.key = key

    def __lt__(self, other):
        try:
            return self.key < other.key
        except TypeError:
            return (str(type(self.key)), id(self.key)) < (str(type(other.key)), id(other.key))


def _pair(item):
    return _Key(item[0]), _Key(item[1])


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent_per_level = indent
        self._width = width
        self._depth = depth
        self._stream = stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        (sys.stdout if self._stream is None else self._stream).write(self.pformat(object) + "\n")

    def pformat(self, object):
        pieces = []
        self._write(object, pieces, 0, 0, [], 0)
        return "".join(pieces)

    def isreadable(self, object):
        return self._short(object, [], self._depth, 0)[1]

    def isrecursive(self, object):
        return self._short(object, [], None, 0)[2]

    def format(self, object, context, maxlevels, level):
        return self._short(object, [], maxlevels, level)

    # --- on one line
    def _short(self, object, context, depth, level):
        """(text, whether it can be read back, whether it contains itself)"""
        kind = type(object)
        if kind is int and self._underscore_numbers:
            return f"{object:_d}", True, False
        if any(each is object for each in context):
            return f"<Recursion on {kind.__name__} with id={id(object)}>", False, True
        method = kind.__repr__
        if method is dict.__repr__ and issubclass(kind, dict):
            opening, closing = "{", "}"
        elif method in (list.__repr__, tuple.__repr__) and issubclass(kind, (list, tuple)):
            opening, closing = "[]" if issubclass(kind, list) else "()"
        else:
            text = repr(object)
            return text, bool(text) and not text.startswith("<"), False
        if not object:
            return opening + closing, True, False
        if depth and level >= depth:
            return f"{opening}...{closing}", False, False
        context.append(object)
        is_readable, is_recursive, pieces = True, False, []
        if opening == "{":
            items = sorted(object.items(), key=_pair) if self._sort_dicts else object.items()
        else:
            items = [(item,) for item in object]
        for parts in items:
            texts = []
            for part in parts:
                text, readable, recursive = self._short(part, context, depth, level + 1)
                texts.append(text)
                is_readable = is_readable and readable
                is_recursive = is_recursive or recursive
            pieces.append(": ".join(texts))
        context.pop()
        if opening == "(" and len(object) == 1:
            closing = ",)"
        return opening + ", ".join(pieces) + closing, is_readable, is_recursive

    # --- over several lines; `room` is what is needed behind the object
    def _write(self, object, out, indent, room, context, level):
        if any(each is object for each in context):
            out.append(f"<Recursion on {type(object).__name__} with id={id(object)}>")
            return
        text = self._short(object, list(context), self._depth, level)[0]
        if len(text) > self._width - indent - room:
            method = self._method(object)
            if method is not None:
                context.append(object)
                method(object, out, indent, room, context, level + 1)
                context.pop()
                return
        out.append(text)

    def _method(self, object):
        kind = type(object)
        method = _methods.get(kind.__repr__)
        if method is not None and not is_dataclass(object):
            return method.__get__(self)
        if is_dataclass(object) and not isinstance(object, type):
            # A __repr__ that the program has written itself stays as it is.
            parts = ", ".join(f"{each.name}={getattr(object, each.name)!r}" for each in fields(object) if each.repr)
            if repr(object) == f"{kind.__qualname__}({parts})":
                return self._write_dataclass
        return None

    def _write_items(self, items, out, indent, room, context, level):
        out_of = self._indent_per_level
        indent += out_of
        if out_of > 1:
            out.append((out_of - 1) * " ")
        break_line = ",\n" + " " * indent
        separator = ""
        width = left = self._width - indent + 1
        items = list(items)
        for place, item in enumerate(items):
            is_last = place == len(items) - 1
            if is_last:
                left -= room
                width -= room
            if self._compact:
                text = self._short(item, list(context), self._depth, level)[0]
                needed = len(text) + 2
                if left < needed:
                    left = width
                    if separator:
                        separator = break_line
                if left >= needed:
                    left -= needed
                    out.append(separator)
                    separator = ", "
                    out.append(text)
                    continue
            out.append(separator)
            separator = break_line
            self._write(item, out, indent, room if is_last else 1, context, level)

    def _write_dict(self, object, out, indent, room, context, level):
        out.append("{")
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * " ")
        if object:
            items = sorted(object.items(), key=_pair) if self._sort_dicts else object.items()
            self._write_pairs(items, out, indent, room + 1, context, level)
        out.append("}")

    def _write_pairs(self, items, out, indent, room, context, level):
        indent += self._indent_per_level
        items = list(items)
        for place, (key, value) in enumerate(items):
            is_last = place == len(items) - 1
            text = self._short(key, list(context), self._depth, level)[0]
            out.append(text + ": ")
            self._write(value, out, indent + len(text) + 2, room if is_last else 1, context, level)
            if not is_last:
                out.append(",\n" + " " * indent)

    def _write_ordered(self, object, out, indent, room, context, level):
        name = type(object).__name__
        if not object:
            out.append(repr(object))
            return
        out.append(name + "(")
        self._write(list(object.items()), out, indent + len(name) + 1, room + 1, context, level)
        out.append(")")

    def _write_list(self, object, out, indent, room, context, level):
        out.append("[")
        self._write_items(object, out, indent, room + 1, context, level)
        out.append("]")

    def _write_tuple(self, object, out, indent, room, context, level):
        closing = ",)" if len(object) == 1 else ")"
        out.append("(")
        self._write_items(object, out, indent, room + len(closing), context, level)
        out.append(closing)

    def _write_set(self, object, out, indent, room, context, level):
        kind = type(object)
        opening, closing = ("{", "}") if kind is set else (kind.__name__ + "({", "})")
        if not object:
            out.append(repr(object))
            return
        out.append(opening)
        if kind is not set:
            indent += len(kind.__name__) + 1
        self._write_items(sorted(object, key=_Key), out, indent, room + len(closing), context, level)
        out.append(closing)

    def _write_str(self, object, out, indent, room, context, level):
        if not object:
            out.append(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            room += 1
        most = width = self._width - indent
        text = ""
        for place, line in enumerate(lines):
            text = repr(line)
            is_last_line = place == len(lines) - 1
            if is_last_line:
                width -= room
            if len(text) <= width:
                chunks.append(text)
                continue
            parts = re.findall(r"\S*\s*", line)
            parts.pop()
            room_left = most
            current = ""
            for number, part in enumerate(parts):
                candidate = current + part
                if number == len(parts) - 1 and is_last_line:
                    room_left -= room
                if len(repr(candidate)) > room_left:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.append(text)
            return
        if level == 1:
            out.append("(")
        out.append(("\n" + " " * indent).join(chunks))
        if level == 1:
            out.append(")")

    def _write_named(self, name, items, out, indent, room, context, level):
        indent += len(name) + 1
        out.append(name + "(")
        items = list(items)
        for place, (key, value) in enumerate(items):
            is_last = place == len(items) - 1
            out.append(f"{key}=")
            if any(each is value for each in context):
                out.append("...")
            else:
                self._write(value, out, indent + len(key) + 1, room if is_last else 1, context, level)
            if not is_last:
                out.append(",\n" + " " * indent)
        out.append(")")

    def _write_dataclass(self, object, out, indent, room, context, level):
        items = [(each.name, getattr(object, each.name)) for each in fields(object) if each.repr]
        self._write_named(type(object).__name__, items, out, indent, room, context, level)

    def _write_namespace(self, object, out, indent, room, context, level):
        name = "namespace" if type(object) is SimpleNamespace else type(object).__name__
        self._write_named(name, object.__dict__.items(), out, indent, room, context, level)

    def _write_default_dict(self, object, out, indent, room, context, level):
        head = f"{type(object).__name__}({object.default_factory!r},\n"
        indent += len(type(object).__name__) + 1
        out.append(head + " " * indent)
        self._write_dict(object, out, indent, room + 1, context, level)
        out.append(")")

    def _write_counter(self, object, out, indent, room, context, level):
        out.append(type(object).__name__ + "({")
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * " ")
        self._write_pairs(object.most_common(), out, indent + len(type(object).__name__) + 1, room + 2, context, level)
        out.append("})")

    def _write_deque(self, object, out, indent, room, context, level):
        out.append(type(object).__name__ + "([")
        indent += len(type(object).__name__) + 1
        if object.maxlen is None:
            self._write_items(object, out, indent, room + 2, context, level)
            out.append("])")
        else:
            self._write_items(object, out, indent, 2, context, level)
            out.append(f"],\n{' ' * indent}maxlen={object.maxlen})")

    def _write_proxy(self, object, out, indent, room, context, level):
        out.append("mappingproxy(")
        self._write(object.copy(), out, indent + 13, room + 1, context, level)
        out.append(")")

    def _write_chain(self, object, out, indent, room, context, level):
        name = type(object).__name__
        out.append(name + "(")
        indent += len(name) + 1
        for place, each in enumerate(object.maps):
            is_last = place == len(object.maps) - 1
            self._write(each, out, indent, room + 1 if is_last else 1, context, level)
            out.append(")" if is_last else ",\n" + " " * indent)

    def _write_user(self, object, out, indent, room, context, level):
        self._write(object.data, out, indent, room, context, level - 1)


_methods = {
    dict.__repr__: PrettyPrinter._write_dict,
    OrderedDict.__repr__: PrettyPrinter._write_ordered,
    list.__repr__: PrettyPrinter._write_list,
    tuple.__repr__: PrettyPrinter._write_tuple,
    set.__repr__: PrettyPrinter._write_set,
    frozenset.__repr__: PrettyPrinter._write_set,
    str.__repr__: PrettyPrinter._write_str,
    SimpleNamespace.__repr__: PrettyPrinter._write_namespace,
    defaultdict.__repr__: PrettyPrinter._write_default_dict,
    Counter.__repr__: PrettyPrinter._write_counter,
    deque.__repr__: PrettyPrinter._write_deque,
    ChainMap.__repr__: PrettyPrinter._write_chain,
    MappingProxyType.__repr__: PrettyPrinter._write_proxy,
    UserDict.__repr__: PrettyPrinter._write_user,
    UserList.__repr__: PrettyPrinter._write_user,
    UserString.__repr__: PrettyPrinter._write_user,
}
