"""Tools for functions; `partial`, `reduce`, `wraps` and the caches are built in."""

from types import MappingProxyType

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__",
                       "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def _not_other(name, base, negate, with_equal):
    """A comparison worked out of another one and of `==`."""
    def compare(self, other):
        answer = getattr(type(self), base)(self, other)
        if answer is NotImplemented:
            return answer
        if with_equal == "or":
            return answer or self == other
        if with_equal == "and not":
            return answer and self != other
        if with_equal == "not and":
            return not answer and self != other
        if with_equal == "not or":
            return not answer or self == other
        return not answer

    compare.__name__ = name
    return compare


_DERIVED = {
    "__lt__": (("__gt__", "not and"), ("__le__", "or"), ("__ge__", "not")),
    "__le__": (("__ge__", "not or"), ("__lt__", "and not"), ("__gt__", "not")),
    "__gt__": (("__lt__", "not and"), ("__ge__", "or"), ("__le__", "not")),
    "__ge__": (("__le__", "not or"), ("__gt__", "and not"), ("__lt__", "not")),
}


def total_ordering(cls):
    roots = [name for name in _DERIVED
             if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for name, how in _DERIVED[root]:
        if name not in roots:
            method = _not_other(name, root, False, how)
            method.__qualname__ = f"{cls.__qualname__}.{name}"
            setattr(cls, name, method)
    return cls


def cmp_to_key(mycmp):
    class K:
        __slots__ = ("obj",)
        __hash__ = None

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

    return K


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = getattr(func, "__doc__", None)
        self.__module__ = getattr(func, "__module__", None)

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        if not hasattr(instance, "__dict__"):
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to "
                            f"cache {self.attrname!r} property.")
        value = self.func(instance)
        object.__setattr__(instance, self.attrname, value)
        return value


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        if hasattr(self.func, "__get__"):
            bound = self.func.__get__(instance, owner)
            if bound is not self.func:
                return partial(bound, *self.args, **self.keywords)
        if instance is None:
            return partial(self.func, *self.args, **self.keywords)
        return partial(self.func, instance, *self.args, **self.keywords)

    def __repr__(self):
        parts = [repr(self.func), *[repr(each) for each in self.args],
                 *[f"{name}={value!r}" for name, value in self.keywords.items()]]
        return f"functools.partialmethod({', '.join(parts)})"


class Placeholder:
    pass


def _first_annotation(function):
    for name, hint in getattr(function, "__annotations__", {}).items():
        if name != "return":
            return name, hint
    return None, None


def _options_of(hint):
    return getattr(hint, "__args__", None)


def singledispatch(func):
    registry = {}

    def dispatch(cls):
        for each in cls.__mro__:
            if each in registry:
                if each is object:
                    break
                return registry[each]
        for each in registry:
            if each is not object and issubclass(cls, each):
                return registry[each]
        return registry[object]

    def register(cls, func=None):
        if not isinstance(cls, type) and _options_of(cls) is None:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class "
                                "or union type.")
            func = cls
            name, cls = _first_annotation(func)
            if name is None:
                raise TypeError(f"Invalid first argument to `register()`: {func!r}. Use either "
                                "`@register(some_class)` or plain `@register` on an annotated "
                                "function.")
            if not isinstance(cls, type) and _options_of(cls) is None:
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
        elif func is None:
            return lambda function: register(cls, function)
        for each in _options_of(cls) or (cls,):
            registry[each] = func
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        plain = method if method is not None else cls
        if isinstance(plain, (staticmethod, classmethod)) and method is None:
            return self.dispatcher.register(_first_annotation(plain.__func__)[1], plain)
        return self.dispatcher.register(cls, func=method)

    def __get__(self, instance, owner=None):
        dispatcher, name = self.dispatcher, getattr(self.func, "__name__", "singledispatchmethod")

        def method(*args, **kwargs):
            if not args:
                raise TypeError(f"{name} requires at least 1 positional argument")
            found = dispatcher.dispatch(args[0].__class__)
            return found.__get__(instance, owner)(*args, **kwargs)

        method.register = self.register
        method.__name__ = name
        return method
