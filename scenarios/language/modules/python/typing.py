"""What type hints are made of; the forms that are only written (`Optional`, `List`) are built in."""

from abc import ABCMeta


def _namedtuple(*arguments, **options):
    from collections import namedtuple
    return namedtuple(*arguments, **options)


class _NamedTupleMeta(type):
    def __new__(metaclass, name, bases, namespace):
        if not _named_tuple_exists:
            return super().__new__(metaclass, name, bases, namespace)
        hints = namespace.get("__annotations__", {})
        defaults = []
        for field in hints:
            if field in namespace:
                defaults.append(namespace[field])
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field "
                                f"{[each for each in hints if each in namespace][-1]}")
        made = _namedtuple(name, list(hints), defaults=defaults,
                           module=namespace.get("__module__"))
        made.__annotations__ = dict(hints)
        made.__orig_bases__ = (NamedTuple,)
        if namespace.get("__qualname__"):
            made.__qualname__ = namespace["__qualname__"]
        for key, value in namespace.items():
            if key in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields"):
                raise AttributeError(f"Cannot overwrite NamedTuple attribute {key}")
            if key not in hints and key not in ("__module__", "__qualname__", "__annotations__",
                                                "__classcell__", "__prepare__"):
                setattr(made, key, value)
        return made

    def __call__(cls, typename, fields=(), /, **keywords):
        fields = list(fields) or list(keywords.items())
        made = _namedtuple(typename, [name for name, hint in fields])
        made.__annotations__ = dict(fields)
        return made


_named_tuple_exists = False


class NamedTuple(metaclass=_NamedTupleMeta):
    """A named tuple, written as a class."""


_named_tuple_exists = True


class _TypedDictMeta(type):
    def __new__(metaclass, name, bases, namespace, total=True):
        cls = type.__new__(metaclass, name, (dict,), namespace)
        hints = {}
        required, optional = set(), set()
        for base in bases:
            hints.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
        own = namespace.get("__annotations__", {})
        hints.update(own)
        for key, hint in own.items():
            shown = repr(hint)
            if shown.startswith("typing.NotRequired") or \
                    (not total and not shown.startswith("typing.Required")):
                optional.add(key)
            else:
                required.add(key)
        type.__setattr__(cls, "__annotations__", hints)
        type.__setattr__(cls, "__required_keys__", frozenset(required))
        type.__setattr__(cls, "__optional_keys__", frozenset(optional))
        type.__setattr__(cls, "__total__", total)
        return cls

    def __init__(cls, name, bases, namespace, total=True):
        pass

    def __call__(cls, *arguments, **keywords):
        if cls is TypedDict:
            name, hints = arguments
            return _TypedDictMeta(name, (), {"__annotations__": hints}, **keywords)
        return dict(*arguments, **keywords)

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


class TypedDict(metaclass=_TypedDictMeta):
    """A dict with keys that are known."""


_NO_MEMBERS = {"__module__", "__qualname__", "__doc__", "__annotations__", "__dict__", "__slots__",
               "__abstractmethods__", "__init__", "__new__", "_is_protocol",
               "_is_runtime_protocol", "__class_getitem__", "__hash__", "__firstlineno__",
               "__static_attributes__", "__parameters__", "__orig_bases__", "_abc_registry"}


def _members_of(cls):
    found = []
    for base in cls.__mro__:
        if base.__dict__.get("_is_protocol") and base is not Protocol:
            for name in [*base.__dict__, *base.__dict__.get("__annotations__", ())]:
                if name not in _NO_MEMBERS and name not in found:
                    found.append(name)
    return found


class _ProtocolMeta(ABCMeta):
    def __new__(metaclass, name, bases, namespace, **keywords):
        cls = super().__new__(metaclass, name, bases, namespace, **keywords)
        is_protocol = not _protocol_exists or Protocol in bases
        type.__setattr__(cls, "_is_protocol", is_protocol)
        return cls

    def __call__(cls, *arguments, **keywords):
        if cls.__dict__.get("_is_protocol"):
            raise TypeError("Protocols cannot be instantiated")
        return super().__call__(*arguments, **keywords)

    def __instancecheck__(cls, instance):
        if not cls.__dict__.get("_is_protocol") or cls is Protocol:
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable "
                            "protocols")
        if cls in type(instance).__mro__:
            return True
        for name in _members_of(cls):
            if not hasattr(instance, name):
                return False
            if getattr(instance, name) is None and callable(getattr(cls, name, None)):
                return False
        return True

    def __subclasscheck__(cls, other):
        if not cls.__dict__.get("_is_protocol") or cls is Protocol:
            return super().__subclasscheck__(other)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable "
                            "protocols")
        return cls in other.__mro__ or all(
            any(name in base.__dict__ for base in other.__mro__) for name in _members_of(cls))


_protocol_exists = False


class Protocol(metaclass=_ProtocolMeta):
    """What is known by its methods."""

    def __class_getitem__(cls, parameters):
        return cls


_protocol_exists = True


def runtime_checkable(cls):
    if not cls.__dict__.get("_is_protocol"):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, got "
                        f"{cls!r}")
    cls._is_runtime_protocol = True
    return cls


@runtime_checkable
class SupportsInt(Protocol):
    def __int__(self): ...


@runtime_checkable
class SupportsFloat(Protocol):
    def __float__(self): ...


@runtime_checkable
class SupportsIndex(Protocol):
    def __index__(self): ...


@runtime_checkable
class SupportsAbs(Protocol):
    def __abs__(self): ...


@runtime_checkable
class SupportsRound(Protocol):
    def __round__(self): ...


class NewType:
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = "__main__"

    def __call__(self, x):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"


def get_origin(tp):
    origin = getattr(tp, "__origin__", None)
    if type(tp).__name__ == "UnionType":
        return type(tp)
    form = repr(origin)
    if form.startswith("typing.") and form not in ("typing.Union", "typing.Literal", "typing.Annotated"):
        import collections
        import collections.abc

        for module in collections.abc, collections:
            name = {"AbstractSet": "Set", "DefaultDict": "defaultdict", "Deque": "deque"}.get(form[7:], form[7:])
            if hasattr(module, name):
                return getattr(module, name)
    return origin


def get_args(tp):
    args = getattr(tp, "__args__", ())
    form = "typing.Union" if type(tp).__name__ == "UnionType" else repr(tp)
    if form.startswith("typing.Literal") or not form.startswith("typing."):
        return args
    return tuple([type(None) if each is None else each for each in args])


def _value_of(text, names):
    """What a hint that is written as a text stands for."""
    from dataclasses import _run_text
    try:
        made = _run_text(f"value = (\n{text}\n)\n", names, "__main__")
    except SyntaxError:
        raise SyntaxError(f"Forward reference must be an expression -- got {text!r}") from None
    return made.value


def _resolved(hint, names):
    """The hint without texts in it; `names()` are those that they may use."""
    if isinstance(hint, str):
        hint = _value_of(hint, names())
    if hint is None:
        return type(None)
    parts = getattr(hint, "__args__", None)
    written = repr(hint).partition("[")[0]
    if not isinstance(parts, tuple) or written in ("typing.Literal", "typing.Annotated"):
        return hint

    def inside(part):
        if isinstance(part, list):  # the parameters of a Callable
            return [inside(each) for each in part]
        return _resolved(part, names) if isinstance(part, str) or hasattr(part, "__args__") else part

    found = tuple([inside(each) for each in parts])
    if found == parts:
        return hint
    if not written.startswith("typing."):
        return hint.__origin__[found]
    from sys import modules
    return getattr(modules["typing"], written[7:])[
        found[0] if written == "typing.Optional" else found]


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    from sys import modules

    def names_of(module, own):
        if globalns is not None:
            return {**globalns, **(localns or {})}
        return {**own, **vars(modules.get(module, modules["__main__"])), **(localns or {})}

    found = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            for name, hint in base.__dict__.get("__annotations__", {}).items():
                found[name] = _resolved(hint, lambda: names_of(base.__module__, vars(base)))
        return found
    module = obj.__name__ if isinstance(obj, type(modules["sys"])) else obj.__module__
    for name, hint in getattr(obj, "__annotations__", {}).items():
        found[name] = _resolved(hint, lambda: names_of(module, {}))
    return found


def is_typeddict(tp):
    return isinstance(type(tp), type) and type(tp) is _TypedDictMeta


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def reveal_type(obj, /):
    import sys
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def get_overloads(func):
    return []


def clear_overloads():
    pass
