"""Mocks in place of what a module, a class or a dict has, for a while."""

import builtins
import inspect
import sys
from contextlib import ExitStack
from functools import wraps

from _mock_calls import DEFAULT, sentinel

_missing = sentinel.MISSING


def _mocks():
    return sys.modules["unittest.mock"]


def _resolve(path):
    parts = path.split(".")
    for count in range(len(parts), 0, -1):
        found = sys.modules.get(".".join(parts[:count]))
        if found is not None:
            for part in parts[count:]:
                found = getattr(found, part)
            return found
    raise ModuleNotFoundError("No module named %r" % parts[0], name=parts[0])


class _Patching:
    """What patch makes: a context, and a decorator of functions and classes."""

    def __enter__(self):
        raise NotImplementedError

    def start(self):
        result = self.__enter__()
        _active.append(self)
        return result

    def stop(self):
        if self not in _active:
            return None
        _active.remove(self)
        return self.__exit__(None, None, None)

    def __call__(self, decorated):
        if isinstance(decorated, type):
            for name in dir(decorated):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(decorated, name)):
                    setattr(decorated, name, self.copy()(getattr(decorated, name)))
            return decorated
        if hasattr(decorated, "patchings"):
            decorated.patchings.append(self)
            return decorated

        def enter_all(stack, kwargs):
            more = []
            for patching in patched.patchings:
                value = stack.enter_context(patching)
                if patching.attribute_name is not None:
                    kwargs.update(value)
                elif patching.gives:
                    more.append(value)
            return more

        if inspect.iscoroutinefunction(decorated):

            @wraps(decorated)
            async def patched(*args, **kwargs):
                with ExitStack() as stack:
                    more = enter_all(stack, kwargs)
                    return await decorated(*args, *more, **kwargs)

        else:

            @wraps(decorated)
            def patched(*args, **kwargs):
                with ExitStack() as stack:
                    more = enter_all(stack, kwargs)
                    return decorated(*args, *more, **kwargs)

        patched.patchings = [self]
        return patched


_active = []


class _patch(_Patching):
    attribute_name = None

    def __init__(self, find, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs):
        if new_callable is not None and new is not DEFAULT:
            raise ValueError("Cannot use 'new' and 'new_callable' together")
        if new_callable is not None and autospec is not None:
            raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        self.find, self.attribute, self.new = find, attribute, new
        self.settings = (spec, create, spec_set, autospec, new_callable, kwargs)
        self.gives = new is DEFAULT

    def copy(self):
        return _patch(self.find, self.attribute, self.new, *self.settings)

    def __enter__(self):
        self.target = target = self.find()
        name = self.attribute
        spec, create, spec_set, autospec, new_callable, kwargs = self.settings
        self.is_local = name in getattr(target, "__dict__", {})
        self.former = target.__dict__[name] if self.is_local else getattr(target, name, _missing)
        if self.former is _missing and not create and not hasattr(builtins, name):
            raise AttributeError("%s does not have the attribute %r" % (target, name))
        original = getattr(target, name, None)
        new = self.new
        if new is DEFAULT and autospec is None:
            new = self._make(original, spec, spec_set, new_callable, kwargs)
        elif autospec is not None:
            new = create_autospec(original if autospec is True else autospec, spec_set=bool(spec_set), _name=name,
                                  **kwargs)
        setattr(target, name, new)
        return new

    def _make(self, original, spec, spec_set, new_callable, kwargs):
        mocks = _mocks()
        more = dict(kwargs)
        if spec is True:
            spec = original
        if spec_set is True:
            spec_set = original
        wanted = spec if spec_set is None else spec_set
        if spec is not None:
            more["spec"] = spec
        if spec_set is not None:
            more["spec_set"] = spec_set
        if new_callable is not None:
            make = new_callable
        elif wanted is not None:
            is_list = isinstance(wanted, (list, tuple))
            make = mocks.AsyncMock if not is_list and mocks._is_async(wanted) else (
                mocks.MagicMock if is_list or callable(wanted) else mocks.NonCallableMagicMock)
        else:
            make = mocks.AsyncMock if mocks._is_async(original) else mocks.MagicMock
        if isinstance(make, type) and issubclass(make, mocks.NonCallableMock) and self.attribute:
            more["name"] = self.attribute
        return make(**more)

    def __exit__(self, *exc_info):
        if self.is_local and self.former is not _missing:
            setattr(self.target, self.attribute, self.former)
        else:
            delattr(self.target, self.attribute)
            if self.former is not _missing and not hasattr(self.target, self.attribute):
                setattr(self.target, self.attribute, self.former)
        return False


class _patch_multiple(_Patching):
    attribute_name, gives = "many", False

    def __init__(self, find, patchings):
        self.find, self.patchings = find, patchings

    def copy(self):
        return _patch_multiple(self.find, [each.copy() for each in self.patchings])

    def __enter__(self):
        made = {each.attribute: (each.__enter__(), each.gives) for each in self.patchings}
        return {name: value for name, (value, gives) in made.items() if gives}

    def __exit__(self, *exc_info):
        for each in reversed(self.patchings):
            each.__exit__(*exc_info)
        return False


class _patch_dict(_Patching):
    attribute_name, gives = None, False

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.clear = in_dict, clear
        self.values = dict(values)
        self.values.update(kwargs)

    def copy(self):
        return _patch_dict(self.in_dict, self.values, self.clear)

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _resolve(self.in_dict)
        self.former = dict(self.in_dict)
        if self.clear:
            self.in_dict.clear()
        self.in_dict.update(self.values)
        return self.in_dict

    def __exit__(self, *exc_info):
        self.in_dict.clear()
        self.in_dict.update(self.former)
        return False


def _find(target):
    if "." not in target:
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    owner, _, attribute = target.rpartition(".")
    return (lambda: _resolve(owner)), attribute


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    find, attribute = _find(target)
    return _patch(find, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, **kwargs):
    if isinstance(target, str):
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)


def _patch_many(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    find = (lambda: _resolve(target)) if isinstance(target, str) else (lambda: target)
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    return _patch_multiple(find, [_patch(find, name, new, spec, create, spec_set, autospec, new_callable, {})
                                  for name, new in kwargs.items()])


def _stop_all():
    for each in reversed(_active[:]):
        each.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_many
patch.stopall = _stop_all
patch.TEST_PREFIX = "test"


def _signature_of(spec, drops_first):
    try:
        signature = inspect.signature(spec)
    except (TypeError, ValueError):
        return None
    if drops_first:
        parameters = list(signature.parameters.values())[1:]
        signature = signature.replace(parameters=parameters)
    return signature


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock that can do what the original can: its methods ask for the same arguments."""
    mocks = _mocks()
    is_type = isinstance(spec, type)
    is_function = inspect.isroutine(spec)
    key = "spec_set" if spec_set else "spec"
    if mocks._is_async(spec):
        make = mocks.AsyncMock
    elif is_type and instance and not hasattr(spec, "__call__") or not callable(spec):
        make = mocks.NonCallableMagicMock
    else:
        make = mocks.MagicMock
    mock = make(**{key: spec}, name=_name, **kwargs)
    own = mock.__dict__
    if is_function or is_type and not instance:
        own["_mock_signature"] = _signature_of(spec, False)
    if inspect.isfunction(spec):
        return _as_function(mock, spec)
    if not is_function:
        own["_mock_autospec"] = (spec, instance or not is_type)
    if is_type and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()", _parent=mock)
        mock.return_value.__dict__.update(_mock_name=None, _mock_new_name="()", _mock_new_parent=mock)
    return mock


_states = ("called", "call_count", "call_args", "call_args_list", "method_calls", "mock_calls", "await_count",
           "await_args", "await_args_list")


def _as_function(mock, spec):
    """The mock behind a function, which methods can be made of, with all that a mock has."""

    def take():
        mock.return_value, mock.side_effect = function.return_value, function.side_effect

    def give():
        for name in _states:
            if name in mock.__dict__:
                setattr(function, name, getattr(mock, name))

    if _mocks()._is_async(spec):

        @wraps(spec)
        async def function(*args, **kwargs):
            take()
            try:
                return await mock(*args, **kwargs)
            finally:
                give()

    else:

        @wraps(spec)
        def function(*args, **kwargs):
            take()
            try:
                return mock(*args, **kwargs)
            finally:
                give()

    del function.__wrapped__
    function.mock = mock
    function.return_value, function.side_effect = mock.return_value, mock.side_effect
    for name in dir(type(mock)):
        if name.startswith("assert_"):
            setattr(function, name, getattr(mock, name))

    def reset_mock():
        mock.reset_mock()
        give()

    function.reset_mock = reset_mock
    give()
    return function


def autospec_of_attribute(mock, name):
    """What an attribute of an autospecced mock becomes; None: any mock."""
    spec, is_instance = mock._mock_autospec
    original = getattr(spec, name, None)
    if not inspect.isroutine(original):
        return None
    made = (_mocks().AsyncMock if _mocks()._is_async(original) else _mocks().MagicMock)(
        parent=mock, name=name, _new_name=name, _new_parent=mock)
    kind = spec if isinstance(spec, type) else type(spec)
    stored = next((vars(each)[name] for each in kind.__mro__ if name in vars(each)), None)
    is_plain = inspect.isfunction(original) and not isinstance(stored, staticmethod)
    made.__dict__["_mock_signature"] = _signature_of(original, is_plain and is_instance and isinstance(spec, type))
    return made


def mock_open(mock=None, read_data=""):
    """In place of `open`: what is read is the given text, each time it is opened."""
    from io import BytesIO, StringIO

    mocks = _mocks()
    mock = mock or mocks.MagicMock(name="open")
    handle = mocks.MagicMock()
    state = []

    def rewind(*args, **kwargs):
        state[:] = [StringIO(read_data) if isinstance(read_data, str) else BytesIO(read_data)]
        return DEFAULT

    rewind()
    handle.__enter__.return_value = handle
    handle.__exit__.return_value = False
    handle.write.return_value = None
    handle.read.side_effect = lambda *args: state[0].read(*args)
    handle.readline.side_effect = lambda *args: state[0].readline(*args)
    handle.readlines.side_effect = lambda *args: state[0].readlines(*args)
    handle.__iter__.side_effect = lambda: iter(state[0].readlines())
    mock.side_effect = rewind
    mock.return_value = handle
    return mock
