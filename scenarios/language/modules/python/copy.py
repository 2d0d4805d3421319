"""Copies of objects, shallow and deep."""

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    pass


error = Error

_ATOMS = (int, float, bool, str, bytes, type(None), type, range, slice, type(...),
          type(NotImplemented), type(len), type(lambda: 0), property)
_atom_types = set(_ATOMS)


def _is_atom(kind):
    return kind in _atom_types or issubclass(kind, type)


def _new(cls, value):
    """An empty instance, made without `__init__`."""
    for base, plain in ((int, int), (float, float), (str, str), (bytes, bytes), (tuple, tuple),
                        (frozenset, frozenset)):
        if issubclass(cls, base):
            return base.__new__(cls, plain(value))
    return cls.__new__(cls)


def _state_of(value):
    state = dict(getattr(value, "__dict__", ()))
    for base in type(value).__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in [slots] if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__") and name not in state \
                    and hasattr(value, name):
                state[name] = getattr(value, name)
    return state


def _set_state(made, state):
    for name, value in state.items():
        object.__setattr__(made, name, value)


def _by_reduction(value, cls, deep, memo):
    """What `__reduce_ex__` or `__reduce__` of the class says."""
    for name in ("__reduce_ex__", "__reduce__"):
        for base in cls.__mro__[:-1]:
            if name in base.__dict__:
                parts = getattr(value, name)(*([4] if name == "__reduce_ex__" else []))
                if isinstance(parts, str):
                    return value, True
                arguments = parts[1]
                if deep:
                    arguments = tuple([deepcopy(each, memo) for each in arguments])
                made = parts[0](*arguments)
                if len(parts) > 2 and parts[2] is not None:
                    state = deepcopy(parts[2], memo) if deep else parts[2]
                    if hasattr(made, "__setstate__"):
                        made.__setstate__(state)
                    else:
                        _set_state(made, state)
                return made, True
    return None, False


def _custom_state(value):
    for base in type(value).__mro__[:-1]:
        if "__getstate__" in base.__dict__:
            return value.__getstate__(), True
    return None, False


def copy(x):
    cls = type(x)
    if _is_atom(cls) or cls is tuple or cls is frozenset:
        return x
    if cls is list:
        return x[:]
    if cls is dict or cls is set:
        return x.copy()
    own = getattr(cls, "__copy__", None)
    if own is not None:
        return own(x)
    made, done = _by_reduction(x, cls, False, None)
    if done:
        return made
    return _rebuilt(x, cls, None)


def _rebuilt(x, cls, memo):
    if isinstance(x, BaseException):
        made = cls.__new__(cls, *x.args)
    elif cls.__module__ not in ("builtins", "__main__") and not hasattr(x, "__dict__") \
            and hasattr(x, "copy"):
        made = x.copy()
        if memo is not None:
            return _deep_native(x, made, memo)
        return made
    elif hasattr(cls, "default_factory") and isinstance(x, dict):
        made = cls() if x.default_factory is None else cls(x.default_factory)
    elif hasattr(cls, "most_common") and isinstance(x, dict):
        return cls(dict(x) if memo is None else deepcopy(dict(x), memo))
    elif hasattr(cls, "appendleft") and hasattr(cls, "maxlen"):
        made = cls() if x.maxlen is None else cls((), x.maxlen)
    else:
        try:
            made = _new(cls, x)
        except TypeError:
            raise TypeError(f"cannot pickle '{cls.__name__}' object") from None
    if memo is not None:
        memo[id(x)] = made

    def inner(value):
        return value if memo is None else deepcopy(value, memo)

    if isinstance(x, list):
        for each in x:
            list.append(made, inner(each))
    elif isinstance(x, dict):
        for key, each in x.items():
            dict.__setitem__(made, inner(key), inner(each))
        if hasattr(cls, "default_factory"):
            return made
    elif isinstance(x, set):
        for each in x:
            set.add(made, inner(each))
    elif hasattr(cls, "appendleft") and hasattr(cls, "maxlen"):
        for each in x:
            made.append(inner(each))
    state, has_own = _custom_state(x)
    if not has_own:
        state = _state_of(x)
    if state is not None and (state or has_own):
        state = inner(state)
        if hasattr(made, "__setstate__"):
            made.__setstate__(state)
        else:
            _set_state(made, state)
    return made


def _deep_native(x, made, memo):
    memo[id(x)] = made
    if hasattr(made, "clear") and hasattr(made, "extend"):
        items = list(x)
        made.clear()
        made.extend([deepcopy(each, memo) for each in items])
    elif isinstance(made, dict):
        for key in list(made):
            made[key] = deepcopy(made[key], memo)
    return made


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if _is_atom(cls):
        return x
    if memo is None:
        memo = {}
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known
    if cls is list:
        made = []
        memo[id(x)] = made
        for each in x:
            made.append(deepcopy(each, memo))
        return made
    if cls is dict:
        made = {}
        memo[id(x)] = made
        for key, each in x.items():
            made[deepcopy(key, memo)] = deepcopy(each, memo)
        return made
    if cls is tuple:
        items = [deepcopy(each, memo) for each in x]
        known = memo.get(id(x), _nil)
        if known is not _nil:
            return known
        made = x
        for old, new in zip(x, items):
            if old is not new:
                made = tuple(items)
                break
        memo[id(x)] = made
        return made
    if cls is set or cls is frozenset:
        made = cls([deepcopy(each, memo) for each in x])
        memo[id(x)] = made
        return made
    own = getattr(cls, "__deepcopy__", None)
    if own is not None:
        made = own(x, memo)
    elif cls.__name__ == "method" and hasattr(x, "__func__"):
        made = cls(x.__func__, deepcopy(x.__self__, memo))
    else:
        made, done = _by_reduction(x, cls, True, memo)
        if not done:
            made = _rebuilt(x, cls, memo)
    if made is not x:
        memo[id(x)] = made
    return made


def replace(obj, /, **changes):
    own = getattr(type(obj), "__replace__", None)
    if own is not None:
        return own(obj, **changes)
    if hasattr(obj, "_replace"):
        return obj._replace(**changes)
    if hasattr(type(obj), "__dataclass_fields__"):
        from dataclasses import replace as of_dataclass
        return of_dataclass(obj, **changes)
    raise TypeError(f"replace() does not support {type(obj).__name__} objects")
