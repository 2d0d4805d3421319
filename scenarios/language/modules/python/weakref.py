"""References that keep nothing alive. From C++: ref, getweakrefcount."""

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


class _Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)

    def __getattribute__(self, name):
        target = object.__getattribute__(self, "_target")()
        if target is None:
            raise ReferenceError("weakly-referenced object no longer exists")
        return getattr(target, name)

    def __setattr__(self, name, value):
        setattr(_of(self), name, value)

    def __delattr__(self, name):
        delattr(_of(self), name)

    def __str__(self):
        return str(_of(self))

    def __eq__(self, other):
        return _of(self) == other

    def __hash__(self):
        raise TypeError("unhashable type: 'weakref.ProxyType'")

    def __bool__(self):
        return bool(_of(self))

    def __len__(self):
        return len(_of(self))

    def __iter__(self):
        return iter(_of(self))

    def __contains__(self, item):
        return item in _of(self)

    def __getitem__(self, key):
        return _of(self)[key]

    def __setitem__(self, key, value):
        _of(self)[key] = value

    def __call__(self, *args, **kwargs):
        return _of(self)(*args, **kwargs)


ProxyType = CallableProxyType = _Proxy


def _of(proxy):
    target = object.__getattribute__(proxy, "_target")()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


def proxy(object, callback=None, /):
    return _Proxy(ref(object, callback))


class _Weak:
    """What the three kinds of containers share: entries that go when their objects do."""

    def _forgetting(self, key):
        """A callback that removes an entry, without keeping the container alive."""
        container = ref(self)

        def forget(reference):
            entries = container()
            if entries is None:
                return
            entry = entries._entries.get(key)
            if entry is reference or isinstance(entry, tuple) and entry[0] is reference:
                del entries._entries[key]

        return forget


class WeakValueDictionary(_Weak):
    def __init__(self, other=(), /, **kw):
        self._entries = {}
        self.update(other, **kw)

    def __getitem__(self, key):
        value = self.get(key)
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._entries[key] = ref(value, self._forgetting(key))

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


class WeakKeyDictionary(_Weak):
    """Keys are told apart by who they are, not by what they equal."""

    def __init__(self, dict=None):
        self._entries = {}
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        if id(key) not in self._entries:
            raise KeyError(ref(key))
        return self._entries[id(key)][1]

    def __setitem__(self, key, value):
        number = id(key)
        known = self._entries.get(number)
        reference = known[0] if known else ref(key, self._forgetting(number))
        self._entries[number] = (reference, value)

    def __delitem__(self, key):
        if id(key) not in self._entries:
            raise KeyError(ref(key))
        del self._entries[id(key)]

    def __contains__(self, key):
        return id(key) in self._entries

    def __len__(self):
        return len(self._entries)

    def __iter__(self):
        return self.keys()

    def __repr__(self):
        return f"<WeakKeyDictionary at {id(self):#x}>"

    def get(self, key, default=None):
        return self[key] if key in self else default

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key, *default):
        if key not in self and default:
            return default[0]
        value = self[key]
        del self[key]
        return value

    def keys(self):
        return iter([key for key, value in self.items()])

    def values(self):
        return iter([value for key, value in self.items()])

    def items(self):
        alive = [(reference(), value) for reference, value in self._entries.values()]
        return iter([pair for pair in alive if pair[0] is not None])

    def keyrefs(self):
        return [reference for reference, value in self._entries.values()]

    def update(self, other=(), /):
        for key, value in other.items():
            self[key] = value

    def clear(self):
        self._entries.clear()


class WeakSet(_Weak):
    """Members are told apart by who they are, not by what they equal."""

    def __init__(self, data=()):
        self._entries = {}
        self.update(data)

    def add(self, item):
        if id(item) not in self._entries:
            self._entries[id(item)] = ref(item, self._forgetting(id(item)))

    def discard(self, item):
        self._entries.pop(id(item), None)

    def remove(self, item):
        if item not in self:
            raise KeyError(ref(item))
        self.discard(item)

    def pop(self):
        while self._entries:
            item = self._entries.popitem()[1]()
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

    def __contains__(self, item):
        return id(item) in self._entries

    def __len__(self):
        return len(self._entries)

    def __iter__(self):
        alive = [reference() for reference in self._entries.values()]
        return iter([item for item in alive if item is not None])

    def __or__(self, other):
        made = self.copy()
        made.update(other)
        return made

    union = __or__

    def __and__(self, other):
        return WeakSet(item for item in self if item in other)

    intersection = __and__

    def __sub__(self, other):
        return WeakSet(item for item in self if item not in other)

    difference = __sub__

    def __repr__(self):
        return repr({reference for reference in self._entries.values()})


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
