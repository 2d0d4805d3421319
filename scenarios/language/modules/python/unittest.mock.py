"""Objects that take the place of others, and remember how they were used."""

from inspect import iscoroutinefunction

from _mock_asserts import Asserts, AwaitAsserts
from _mock_calls import ANY, DEFAULT, CallList, _Call, call, sentinel

__all__ = ["Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock",
           "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal"]

FILTER_DIR = True

_numerics = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow".split()
_defaults = {
    "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented, "__ge__": NotImplemented,
    "__int__": 1, "__contains__": False, "__len__": 0, "__exit__": False, "__complex__": 1j, "__float__": 1.0,
    "__bool__": True, "__index__": 1, "__aexit__": False,
}
_async_magics = {"__aenter__", "__aexit__", "__anext__"}
_magics = {
    "__%s__" % name
    for name in "lt gt le ge getitem setitem delitem len contains str enter exit divmod rdivmod neg pos abs invert "
    "complex int float index round trunc floor ceil bool next fspath iter aiter aenter aexit anext".split()
    + _numerics + ["i" + name for name in _numerics] + ["r" + name for name in _numerics]
}
_settable = _magics | {"__eq__", "__ne__", "__hash__", "__repr__", "__call__", "__get__", "__set__", "__delete__",
                       "__reversed__", "__missing__", "__format__", "__dir__"}
_wrong_asserts = ("assert", "assret", "asert", "aseert", "assrt")


def _is_exception(value):
    return isinstance(value, BaseException) or isinstance(value, type) and issubclass(value, BaseException)


def _is_mock(value):
    return isinstance(value, type) is False and issubclass(type(value), NonCallableMock)


def _is_async(value):
    return iscoroutinefunction(value) or _is_mock(value) and issubclass(type(value), AsyncMock)


class NonCallableMock(Asserts):
    _mock_sealed = False

    def __new__(cls, /, *args, **kwargs):
        # A class of its own, which may get special methods.
        own = type(cls.__name__, (cls,), {"__doc__": cls.__doc__})
        if issubclass(cls, MagicMixin) is False and issubclass(cls, AsyncMockMixin) is False:
            spec = args[0] if args else kwargs.get("spec_set") or kwargs.get("spec")
            if spec is not None and _is_async(spec) and not issubclass(cls, NonCallableMagicMock) and cls is not Mock:
                own = type(cls.__name__, (AsyncMockMixin, cls), {"__doc__": cls.__doc__})
        return object.__new__(own)

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None,
                 _new_name="", _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        own = self.__dict__
        own["_mock_parent"] = parent
        own["_mock_name"] = name
        own["_mock_new_name"] = _new_name
        own["_mock_new_parent"] = parent if _new_parent is None else _new_parent
        own["_mock_children"] = {}
        own["_mock_wraps"] = wraps
        own["_mock_unsafe"] = unsafe
        own["_mock_delegate"] = None
        own["_mock_signature"] = None
        own["_mock_autospec"] = None
        self._mock_take_spec(spec if spec_set is None else spec_set, spec_set is not None)
        own["method_calls"] = CallList()
        self._mock_forget()
        if kwargs:
            self.configure_mock(**kwargs)

    def _mock_take_spec(self, spec, is_strict):
        own = self.__dict__
        own["_spec_class"], own["_spec_set"], own["_mock_methods"] = None, None, None
        own["_spec_asyncs"] = []
        if spec is None:
            return
        if _is_mock(spec):
            raise InvalidSpecError("Cannot spec a Mock object. [object=%r]" % spec)
        if isinstance(spec, (list, tuple)):
            own["_mock_methods"] = list(spec)
        else:
            own["_spec_class"] = spec if isinstance(spec, type) else type(spec)
            own["_mock_methods"] = dir(spec) + list(getattr(spec, "__annotations__", {}))
            own["_spec_asyncs"] = [name for name in dir(spec) if _is_async(getattr(spec, name, None))]
        own["_spec_set"] = is_strict or None

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_take_spec(spec, spec_set)

    @property
    def __class__(self):
        return self._spec_class or type(self)

    def _mock_forget(self):
        own = self.__dict__
        own["called"], own["call_count"], own["call_args"] = False, 0, None
        own["call_args_list"], own["mock_calls"] = CallList(), CallList()

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        visited = visited or []
        if id(self) in visited:
            return
        visited.append(id(self))
        self._mock_forget()
        self.method_calls.clear()
        own = self.__dict__
        if return_value:
            own["_mock_return_value"] = DEFAULT
        if side_effect:
            own["_mock_side_effect"] = None
        children = list(self._mock_children.values())
        if _is_mock(own.get("_mock_return_value")) and own["_mock_return_value"] is not self:
            children.append(own["_mock_return_value"])
        for child in children:
            if _is_mock(child):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)

    def configure_mock(self, /, **kwargs):
        for name, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            *path, last = name.split(".")
            target = self
            for each in path:
                target = getattr(target, each)
            setattr(target, last, value)

    def _mock_child(self, /, **kwargs):
        name = kwargs.get("_new_name")
        kind = type(self).__mro__[1]
        if self._mock_sealed:
            raise AttributeError(self._mock_full_name(name) if name else "mock()")
        if name in self._spec_asyncs or name in _async_magics:
            return AsyncMock(**kwargs)
        if issubclass(kind, AsyncMockMixin):
            methods = self._mock_methods
            kind = MagicMock if name in _magics or methods and name in methods else AsyncMock
        elif not issubclass(kind, CallableMixin):
            kind = MagicMock if issubclass(kind, NonCallableMagicMock) else Mock
        elif kind is PropertyMock:
            kind = MagicMock
        return kind(**kwargs)

    _get_child_mock = _mock_child

    def __getattr__(self, name):
        if name == "_mock_methods" or name == "_mock_children":
            raise AttributeError(name)
        if self._mock_methods is not None:
            if name not in self._mock_methods:
                raise AttributeError("Mock object has no attribute %r" % name)
        elif name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if not self._mock_unsafe and (not self._mock_methods or name not in self._mock_methods):
            if name.startswith(_wrong_asserts) or name in _assertions:
                raise AttributeError(
                    f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute."
                )
        children = self._mock_children
        if name not in children:
            wraps = getattr(self._mock_wraps, name) if self._mock_wraps is not None else None
            children[name] = self._mock_new_child(name, wraps)
        child = children[name]
        if child is _deleted:
            raise AttributeError(name)
        return child

    def _mock_new_child(self, name, wraps):
        if self._mock_autospec is not None:
            from _mock_patch import autospec_of_attribute

            made = autospec_of_attribute(self, name)
            if made is not None:
                return made
        return self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)

    def __setattr__(self, name, value):
        own = self.__dict__
        if self._spec_set and name not in self._mock_methods and name not in own and name not in _settings:
            raise AttributeError("Mock object has no attribute '%s'" % name)
        if name in _settings:
            if name == "return_value":
                self._mock_adopt(value, None, "()")
            elif name == "side_effect":
                value = _as_effect(value)
            own["_mock_" + name] = value
        elif name in _settable:
            self._mock_set_magic(name, value)
        elif name in own or name.startswith("_mock_"):
            object.__setattr__(self, name, value)
        elif self._mock_sealed and name not in self._mock_children:
            raise AttributeError(f"Cannot set {self._mock_full_name(name)}")
        elif self._mock_adopt(value, name, name):
            self._mock_children[name] = value
        else:
            object.__setattr__(self, name, value)

    def _mock_set_magic(self, name, value):
        if _is_mock(value):
            self._mock_adopt(value, None, name)
            self._mock_children[name] = value
            setattr(type(self), name, lambda _, /, *args, **kwargs: value(*args, **kwargs))
        elif callable(value):
            self._mock_children[name] = lambda *args, **kwargs: value(self, *args, **kwargs)
            setattr(type(self), name, lambda _, *args, **kwargs: value(self, *args, **kwargs))
        else:
            self._mock_children[name] = value
            setattr(type(self), name, value)

    def _mock_adopt(self, value, name, new_name):
        """A mock without a name, given to this one, is from now on a part of it."""
        if not _is_mock(value):
            return False
        if value._mock_name or value._mock_new_name or value._mock_parent is not None:
            return False
        if value._mock_new_parent is not None:
            return False
        each = self
        while each is not None:
            if each is value:
                return False
            each = each._mock_new_parent
        if new_name:
            value.__dict__["_mock_new_parent"] = self
            value.__dict__["_mock_new_name"] = new_name
        if name:
            value.__dict__["_mock_parent"] = self
            value.__dict__["_mock_name"] = name
        return True

    def attach_mock(self, mock, attribute):
        for key in ("_mock_parent", "_mock_new_parent"):
            mock.__dict__[key] = None
        mock.__dict__["_mock_name"] = ""
        mock.__dict__["_mock_new_name"] = None
        setattr(self, attribute, mock)

    def __delattr__(self, name):
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif name in _magics and name in type(self).__dict__:
            delattr(type(self), name)
        elif self._mock_children.get(name) is _deleted:
            raise AttributeError(name)
        self._mock_children[name] = _deleted

    @property
    def return_value(self):
        own = self.__dict__
        if self._mock_delegate is not None:
            return self._mock_delegate.return_value
        value = own.get("_mock_return_value", DEFAULT)
        if value is DEFAULT and self._mock_wraps is None:
            value = own["_mock_return_value"] = self._get_child_mock(_new_parent=self, _new_name="()")
        return value

    @property
    def side_effect(self):
        return self.__dict__.get("_mock_side_effect")

    def _mock_full_name(self, last=None):
        names, each = [last] if last else [], self
        while each is not None:
            new_name = each._mock_new_name
            if not each._mock_new_parent and not new_name:
                break
            names.insert(0, new_name)
            each = each._mock_new_parent
        top = (each._mock_name if each is not None else None) or "mock"
        text = top
        for name in names:
            text += name if name == "()" else "." + name
        return text

    def __repr__(self):
        name = self._mock_full_name()
        shown = "" if name == "mock" else " name=%r" % name
        if self._spec_class is not None:
            shown += " %s=%r" % ("spec_set" if self._spec_set else "spec", self._spec_class.__name__)
        return "<%s%s id='%s'>" % (type(self).__name__, shown, id(self))

    def __dir__(self):
        names = set(self._mock_methods or dir(type(self))) | set(self.__dict__) | set(self._mock_children)
        return sorted(name for name in names if not name.startswith("_mock_"))


_deleted = sentinel.DELETED
_settings = ("return_value", "side_effect")
_assertions = {name for name in dir(Asserts) if name.startswith("assert_")}


def _as_effect(effect):
    if effect is None or callable(effect) or _is_exception(effect):
        return effect
    return iter(effect)


def _remember(mock, args, kwargs):
    """The call becomes one of the mock, and of those that it is a part of."""
    own = mock.__dict__
    own["called"] = True
    own["call_count"] += 1
    own["call_args"] = last = _Call((args, kwargs), two=True)
    own["call_args_list"].append(last)
    is_method = mock._mock_parent is not None
    method_name, name = mock._mock_name, mock._mock_new_name
    is_call = name == "()"
    mock.mock_calls.append(_Call(("", args, kwargs)))
    above = mock._mock_new_parent
    while above is not None:
        if is_method:
            above.method_calls.append(_Call((method_name, args, kwargs)))
            is_method = above._mock_parent is not None
            if is_method:
                method_name = above._mock_name + "." + method_name
        above.mock_calls.append(_Call((name, args, kwargs)))
        if above._mock_new_name:
            dot = "" if is_call else "."
            is_call = above._mock_new_name == "()"
            name = above._mock_new_name + dot + name
        above = above._mock_new_parent


class CallableMixin:
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 parent=None, _spec_state=None, _new_name="", _new_parent=None, **kwargs):
        self.__dict__["_mock_return_value"] = return_value
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        if return_value is not DEFAULT:
            self._mock_adopt(return_value, None, "()")
        self.__dict__["_mock_side_effect"] = _as_effect(side_effect)

    def __call__(self, /, *args, **kwargs):
        if self._mock_signature is not None:
            self._mock_signature.bind(*args, **kwargs)
        _remember(self, args, kwargs)
        return self._execute_mock_call(*args, **kwargs)

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = next(effect)
                if _is_exception(result):
                    raise result
            if result is not DEFAULT:
                return result
        if self._mock_wraps is not None and self.__dict__.get("_mock_return_value", DEFAULT) is DEFAULT:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    pass


def _delegating(name):
    def method(self, /, *args, **kwargs):
        return self._mock_magic(name)(*args, **kwargs)

    method.__name__ = name
    return method


class MagicMixin:
    def __getattribute__(self, name):
        if name in _magics:
            return self._mock_magic(name)
        return object.__getattribute__(self, name)

    def _mock_magic(self, name):
        children = self._mock_children
        if name not in children:
            child = self._get_child_mock(parent=self, name=name, _new_name=name, _new_parent=self)
            if name in _defaults:
                child.return_value = _defaults[name]
            elif name == "__str__":
                child.return_value = repr(self)
            elif name == "__iter__":
                child.side_effect = lambda: _again(child, iter)
            elif name == "__aiter__":
                child.side_effect = lambda: _again(child, _AsyncIterator)
            children[name] = child
        return children[name]


def _again(child, make):
    value = child.__dict__["_mock_return_value"]
    return make([] if value is DEFAULT else value)


class _AsyncIterator:
    def __init__(self, items):
        self._items = iter(items)

    def __aiter__(self):
        return self

    async def __anext__(self):
        for item in self._items:
            return item
        raise StopAsyncIteration


for _name in _magics - {"__aiter__"}:
    setattr(MagicMixin, _name, _delegating(_name))
MagicMixin.__aiter__ = _delegating("__aiter__")


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    pass


class MagicMock(MagicMixin, Mock):
    pass


class AsyncMockMixin(AwaitAsserts):
    _marked_coroutine = True  # for inspect

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__.update(await_count=0, await_args=None, await_args_list=CallList())

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self.__dict__.update(await_count=0, await_args=None, await_args_list=CallList())

    async def _execute_mock_call(self, /, *args, **kwargs):
        own = self.__dict__
        own["await_count"] += 1
        own["await_args"] = last = _Call((args, kwargs), two=True)
        own["await_args_list"].append(last)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    raise StopAsyncIteration
                if _is_exception(result):
                    raise result
            elif _is_async(effect):
                result = await effect(*args, **kwargs)
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_wraps is not None and own.get("_mock_return_value", DEFAULT) is DEFAULT:
            if _is_async(self._mock_wraps):
                return await self._mock_wraps(*args, **kwargs)
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class AsyncMock(AsyncMockMixin, MagicMixin, Mock):
    pass


class PropertyMock(Mock):
    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


class InvalidSpecError(Exception):
    pass


def seal(mock):
    mock.__dict__["_mock_sealed"] = True
    for name, child in list(mock._mock_children.items()):
        if _is_mock(child) and child._mock_new_parent is mock:
            seal(child)


from _mock_patch import create_autospec, mock_open, patch  # they need the classes above
