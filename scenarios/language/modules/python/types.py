"""Names of the types that the language has no other name for."""

import sys

__all__ = ["FunctionType", "LambdaType", "MethodType", "BuiltinFunctionType", "BuiltinMethodType",
           "GeneratorType", "CoroutineType", "AsyncGeneratorType", "ModuleType", "NoneType",
           "EllipsisType", "NotImplementedType", "SimpleNamespace", "MappingProxyType", "CellType", "CodeType", "TracebackType",
           "FrameType", "GenericAlias", "UnionType",
           "DynamicClassAttribute", "coroutine", "new_class", "prepare_class", "resolve_bases",
           "get_original_bases"]


def _function():
    yield


async def _coroutine():
    pass


async def _async_generator():
    yield


class _WithMethod:
    def method(self):
        pass


FunctionType = LambdaType = type(_function)
MethodType = type(_WithMethod().method)
BuiltinFunctionType = BuiltinMethodType = type(len)
GeneratorType = type(_function())
_waiting = _coroutine()
CoroutineType = type(_waiting)
_waiting.close()
AsyncGeneratorType = type(_async_generator())
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)
DynamicClassAttribute = property
GenericAlias = type(list[int])
UnionType = type(int | str)
CellType = type((lambda number: lambda: number)(0).__closure__[0])
CodeType = type(_function.__code__)
TracebackType = sys._TracebackType


class FrameType:
    """For type hints: no frame is ever seen."""


FrameType.__module__ = "builtins"
FrameType.__name__ = FrameType.__qualname__ = "frame"


class SimpleNamespace:
    """Attributes, and nothing else."""

    def __init__(self, mapping_or_iterable=(), /, **attributes):
        for name, value in dict(mapping_or_iterable).items():
            setattr(self, name, value)
        for name, value in attributes.items():
            setattr(self, name, value)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        for each in _shown:
            if each is self:
                return f"{name}(...)"
        _shown.append(self)
        try:
            parts = [f"{key}={value!r}" for key, value in self.__dict__.items()]
            return f"{name}({', '.join(parts)})"
        finally:
            _shown.pop()

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __replace__(self, /, **changes):
        return type(self)(**{**self.__dict__, **changes})


_shown = []


class MappingProxyType:
    """A mapping that can only be read."""

    __slots__ = ("_mapping",)
    __hash__ = None

    def __init__(self, mapping):
        object.__setattr__(self, "_mapping", mapping)

    def __getitem__(self, key):
        return self._mapping[key]

    def __iter__(self):
        return iter(self._mapping)

    def __len__(self):
        return len(self._mapping)

    def __contains__(self, key):
        return key in self._mapping

    def __reversed__(self):
        return reversed(self._mapping)

    def __eq__(self, other):
        if isinstance(other, MappingProxyType):
            other = other._mapping
        return self._mapping == other

    def __or__(self, other):
        return self._mapping | other

    def __ror__(self, other):
        return other | self._mapping

    def get(self, key, default=None, /):
        return self._mapping.get(key, default)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def copy(self):
        return self._mapping.copy()

    def __str__(self):
        return str(self._mapping)

    def __repr__(self):
        return f"mappingproxy({self._mapping!r})"


MappingProxyType.__name__ = MappingProxyType.__qualname__ = "mappingproxy"
MappingProxyType.__module__ = "builtins"


class ModuleType:
    def __init__(self, name, doc=None):
        self.__name__ = name
        self.__doc__ = doc

    def __repr__(self):
        return f"<module {self.__name__!r}>"


class _AwaitedGenerator:
    """A generator whose items are what a coroutine waits for."""

    def __init__(self, generator):
        self._generator = generator

    def __await__(self):
        return self._generator

    __iter__ = __await__

    def __next__(self):
        return next(self._generator)

    def send(self, value):
        return self._generator.send(value)

    def throw(self, *exception):
        return self._generator.throw(*exception)

    def close(self):
        return self._generator.close()


def coroutine(function):
    if not callable(function):
        raise TypeError("types.coroutine() expects a callable")

    def made(*args, **kwargs):
        result = function(*args, **kwargs)
        return _AwaitedGenerator(result) if type(result) is GeneratorType else result

    made.__name__, made.__qualname__ = function.__name__, function.__qualname__
    made.__wrapped__ = function
    return made


def new_class(name, bases=(), kwds=None, exec_body=None):
    keywords = dict(kwds or {})
    metaclass, namespace, keywords = prepare_class(name, bases, keywords)
    if exec_body is not None:
        exec_body(namespace)
    return metaclass(name, tuple(bases), namespace, **keywords)


def prepare_class(name, bases=(), kwds=None):
    keywords = dict(kwds or {})
    metaclass = keywords.pop("metaclass", type(bases[0]) if bases else type)
    namespace = metaclass.__prepare__(name, bases, **keywords)
    return metaclass, namespace, keywords


def resolve_bases(bases):
    return bases


def get_original_bases(cls):
    return cls.__dict__.get("__orig_bases__", cls.__bases__)
