"""Calls as mocks remember them, and values that stand for others."""


def call_text(name, args, kwargs):
    parts = [repr(each) for each in args]
    parts += ["%s=%r" % item for item in kwargs.items()]
    return "%s(%s)" % (name, ", ".join(parts))


def _parts_of(call):
    """The name, the arguments and the keywords, of which any may be left out."""
    name, args, kwargs = "", (), {}
    for part in call:
        if isinstance(part, str):
            name = part
        elif isinstance(part, tuple):
            args = part
        else:
            kwargs = part
    return name, args, kwargs


class _Call(tuple):
    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        given, args, kwargs = _parts_of(value)
        if len(value) < 3:
            given = given or name or ""
        return tuple.__new__(cls, (args, kwargs) if two else (given, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        if not isinstance(other, tuple) or len(other) > 3:
            return NotImplemented
        name, args, kwargs = _parts_of(self)
        other_name, *others = _parts_of(other)
        if name and other_name != name:
            return False
        return tuple(others) == (args, kwargs)

    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + "()", parent=self)

    def __getattr__(self, attr):
        if attr.startswith("__") and attr.endswith("__"):
            raise AttributeError(attr)
        name = attr if self._mock_name is None else "%s.%s" % (self._mock_name, attr)
        return _Call(name=name, parent=self if self._mock_name else None, from_kall=False)

    @property
    def args(self):
        return _parts_of(self)[1]

    @property
    def kwargs(self):
        return _parts_of(self)[2]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return "call" + name if name.startswith("()") else name
        name, args, kwargs = _parts_of(self)
        if name:
            name = "call" + name if name.startswith("()") else "call." + name
        return call_text(name or "call", args, kwargs)

    def call_list(self):
        calls, each = [], self
        while each is not None:
            if each._mock_from_kall:
                calls.insert(0, each)
            each = each._mock_parent
        return CallList(calls)


call = _Call(from_kall=False)


class CallList(list):
    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        return any(self[at : at + len(value)] == value for at in range(len(self) - len(value) + 1))

    def __getitem__(self, index):
        found = list.__getitem__(self, index)
        return list(found) if isinstance(index, slice) else found

    def __repr__(self):
        import pprint

        return pprint.pformat(list(self))


class _ANY:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _ANY()


class _SentinelObject:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return "sentinel." + self.name


class _Sentinel:
    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
