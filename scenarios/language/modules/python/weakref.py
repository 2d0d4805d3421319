"""References that keep nothing alive. From C++: ref, getweakrefcount, getweakrefs."""

ReferenceType = ref


class WeakMethod:
    """To a bound method, which nobody else keeps: alive as long as its object is."""

    def __init__(self, meth, callback=None):
        self._object = ref(meth.__self__, callback and (lambda reference: callback(self)))
        self._function = ref(meth.__func__)
        self._kind = type(meth)

    def __call__(self):
        target, function = self._object(), self._function()
        if target is None or function is None:
            return None
        return self._kind(function, target)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self() is None or other() is None:
            return self is other
        return self._object == other._object and self._function == other._function

    def __hash__(self):
        return hash(self._function) ^ hash(self._object)


class _Proxy:
    """Does what its target does: attributes, and all the operators."""

    def __init__(self, target):
        object.__setattr__(self, "_target", target)

    def __getattribute__(self, name):
        return getattr(_of(self), name)

    def __setattr__(self, name, value):
        setattr(_of(self), name, value)

    def __delattr__(self, name):
        delattr(_of(self), name)

    def __str__(self):
        return str(_of(self))

    def __repr__(self):
        target = object.__getattribute__(self, "_target")()
        return f"<weakproxy at {id(self):#x} to {type(target).__name__} at {id(target):#x}>"

    def __hash__(self):
        raise TypeError(f"unhashable type: 'weakref.{type(self).__name__}'")

    def __bool__(self):
        return bool(_of(self))

    def __len__(self):
        return len(_of(self))

    def __iter__(self):
        return iter(_of(self))

    def __next__(self):
        return next(_of(self))

    def __reversed__(self):
        return reversed(_of(self))

    def __contains__(self, item):
        return item in _of(self)

    def __getitem__(self, key):
        return _of(self)[key]

    def __setitem__(self, key, value):
        _of(self)[key] = value

    def __delitem__(self, key):
        del _of(self)[key]

    def __int__(self):
        return int(_of(self))

    def __float__(self):
        return float(_of(self))

    def __bytes__(self):
        return bytes(_of(self))


class ProxyType(_Proxy):
    pass


class CallableProxyType(_Proxy):
    def __call__(self, *args, **kwargs):
        return _of(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def _of(proxy):
    target = object.__getattribute__(proxy, "_target")()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


def _plain(value):
    return _of(value) if type(value) in ProxyTypes else value


def _define_operators():
    import operator

    def define(name, make, does):
        method = make(does)
        method.__name__ = method.__qualname__ = name
        setattr(_Proxy, name, method)

    def unary(does):
        return lambda self: does(_of(self))

    def binary(does):
        return lambda self, other: does(_of(self), _plain(other))

    def reflected(does):
        return lambda self, other: does(_plain(other), _of(self))

    for name in ("neg", "pos", "abs", "invert", "index"):
        define(f"__{name}__", unary, getattr(operator, name))
    for name in ("eq", "ne", "lt", "le", "gt", "ge"):
        define(f"__{name}__", binary, getattr(operator, name))
    for name in ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or",
                 "xor"):
        does = getattr(operator, name if hasattr(operator, name) else name + "_")
        define(f"__{name}__", binary, does)
        define(f"__r{name}__", reflected, does)
        define(f"__i{name}__", binary, getattr(operator, f"i{name}"))
    define("__divmod__", binary, divmod)
    define("__rdivmod__", reflected, divmod)


_define_operators()


def proxy(object, callback=None, /):
    return (CallableProxyType if callable(object) else ProxyType)(ref(object, callback))


class WeakValueDictionary:
    def __init__(self, other=(), /, **kw):
        self._entries = {}
        self.update(other, **kw)

    def __getitem__(self, key):
        value = self.get(key)
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        container = ref(self)  # the callback does not keep it alive

        def forget(reference):
            entries = container()
            if entries is not None and entries._entries.get(key) is reference:
                del entries._entries[key]

        self._entries[key] = ref(value, forget)

    def __delitem__(self, key):
        del self._entries[key]

    def __contains__(self, key):
        return self.get(key) is not None

    def __len__(self):
        return len(self._entries)

    def __iter__(self):
        return iter(list(self._entries))

    def __repr__(self):
        return f"<WeakValueDictionary at {id(self):#x}>"

    def get(self, key, default=None):
        reference = self._entries.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def pop(self, key, *default):
        value = self.get(key)
        if value is None:
            if default:
                return default[0]
            raise KeyError(key)
        del self._entries[key]
        return value

    def keys(self):
        return iter(self)

    def values(self):
        return iter([value for key, value in self.items()])

    def items(self):
        alive = [(key, reference()) for key, reference in self._entries.items()]
        return iter([pair for pair in alive if pair[1] is not None])

    def valuerefs(self):
        return list(self._entries.values())

    def update(self, other=(), /, **kw):
        for key, value in dict(other, **kw).items():
            self[key] = value

    def clear(self):
        self._entries.clear()

    def copy(self):
        return WeakValueDictionary(dict(self.items()))


def _forgetting(container):
    """A callback that removes the entry of a dead key or member, without keeping the container alive."""
    container = ref(container)

    def forget(reference):
        entries = container()
        if entries is not None:
            entries._entries.pop(reference, None)

    return forget


class WeakKeyDictionary:
    def __init__(self, dict=None):
        self._entries = {}
        self._forget = _forgetting(self)
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self._entries[ref(key)]

    def __setitem__(self, key, value):
        self._entries[ref(key, self._forget)] = value

    def __delitem__(self, key):
        del self._entries[ref(key)]

    def __contains__(self, key):
        return _asked(key) in self._entries

    def __len__(self):
        return len(self._entries)

    def __iter__(self):
        return self.keys()

    def __repr__(self):
        return f"<WeakKeyDictionary at {id(self):#x}>"

    def __or__(self, other):
        made = self.copy()
        made.update(other)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def get(self, key, default=None):
        return self._entries.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self._entries.setdefault(ref(key, self._forget), default)

    def pop(self, key, *default):
        return self._entries.pop(ref(key), *default)

    def popitem(self):
        while True:
            reference, value = self._entries.popitem()
            if (key := reference()) is not None:
                return key, value

    def keys(self):
        return iter([key for key, value in self.items()])

    def values(self):
        return iter([value for key, value in self.items()])

    def items(self):
        alive = [(reference(), value) for reference, value in self._entries.items()]
        return iter([pair for pair in alive if pair[0] is not None])

    def keyrefs(self):
        return list(self._entries)

    def update(self, other=(), /):
        for key, value in dict(other).items():
            self[key] = value

    def clear(self):
        self._entries.clear()

    def copy(self):
        made = WeakKeyDictionary()
        made.update(self)
        return made

    __copy__ = copy


def _asked(item):
    """Nothing that cannot be referred to is in there."""
    try:
        return ref(item)
    except TypeError:
        return None


class WeakSet:
    def __init__(self, data=()):
        self._entries = {}
        self._forget = _forgetting(self)
        self.update(data)

    def add(self, item):
        self._entries.setdefault(ref(item, self._forget))

    def discard(self, item):
        self._entries.pop(ref(item), None)

    def remove(self, item):
        del self._entries[ref(item)]

    def pop(self):
        while self._entries:
            item = self._entries.popitem()[0]()
            if item is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def update(self, other):
        for item in other:
            self.add(item)

    def clear(self):
        self._entries.clear()

    def copy(self):
        return WeakSet(self)

    __copy__ = copy

    def __contains__(self, item):
        return _asked(item) in self._entries

    def __len__(self):
        return len(self._entries)

    def __iter__(self):
        alive = [reference() for reference in self._entries]
        return iter([item for item in alive if item is not None])

    def __or__(self, other):
        made = self.copy()
        made.update(other)
        return made

    union = __or__

    def __ior__(self, other):
        self.update(other)
        return self

    def __and__(self, other):
        return WeakSet(item for item in self if item in other)

    intersection = __and__

    def intersection_update(self, other):
        for item in [item for item in self if item not in other]:
            self.discard(item)

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def __sub__(self, other):
        return WeakSet(item for item in self if item not in other)

    difference = __sub__

    def difference_update(self, other):
        for item in list(other):
            self.discard(item)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def __xor__(self, other):
        return (self - other) | (item for item in other if item not in self)

    symmetric_difference = __xor__

    def issubset(self, other):
        return all(item in other for item in self)

    __le__ = issubset

    def issuperset(self, other):
        return all(item in self for item in other)

    __ge__ = issuperset

    def __lt__(self, other):
        return len(self) < len(other) and self <= other

    def __gt__(self, other):
        return len(self) > len(other) and self >= other

    def __eq__(self, other):
        if not isinstance(other, WeakSet):
            return NotImplemented
        return self._entries.keys() == other._entries.keys()

    __hash__ = None

    def isdisjoint(self, other):
        return not any(item in self for item in other)

    def __repr__(self):
        return repr(set(self._entries))


class finalize:
    """Calls a function when its object dies, or when the program ends."""

    _pending = {}
    _is_registered = False

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._is_registered:
            import atexit

            atexit.register(finalize._at_exit)
            finalize._is_registered = True
        self.atexit = True
        finalize._pending[self] = (ref(obj, lambda reference: self()), func, args, kwargs)

    @classmethod
    def _at_exit(cls):
        for each in reversed(list(cls._pending)):
            if each.atexit:
                each()

    def __call__(self, _=None):
        entry = finalize._pending.pop(self, None)
        if entry is None:
            return None
        reference, func, args, kwargs = entry
        return func(*args, **kwargs)

    def _entry(self):
        entry = finalize._pending.get(self)
        target = entry and entry[0]()
        return None if target is None else (target, *entry[1:])

    def detach(self):
        entry = self._entry()
        finalize._pending.pop(self, None)
        return entry

    def peek(self):
        return self._entry()

    @property
    def alive(self):
        return self in finalize._pending
