"""What objects are, and how functions are called.

From C++: _function_kind, _kind, _state, _parameters.
"""

CORO_CREATED, CORO_RUNNING = "CORO_CREATED", "CORO_RUNNING"
CORO_SUSPENDED, CORO_CLOSED = "CORO_SUSPENDED", "CORO_CLOSED"
GEN_CREATED, GEN_RUNNING = "GEN_CREATED", "GEN_RUNNING"
GEN_SUSPENDED, GEN_CLOSED = "GEN_SUSPENDED", "GEN_CLOSED"
AGEN_CREATED, AGEN_RUNNING = "AGEN_CREATED", "AGEN_RUNNING"
AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_SUSPENDED", "AGEN_CLOSED"


class _empty:
    """No default, no annotation."""


def isclass(object):
    return _kind(object) == "class"


def ismodule(object):
    return _kind(object) == "module"


def isfunction(object):
    return _kind(object) == "function"


def ismethod(object):
    return _kind(object) == "method"


def isbuiltin(object):
    return _kind(object) == "builtin"


def isroutine(object):
    return _kind(object) in ("function", "method", "builtin")


def iscoroutine(object):
    return _kind(object) == "coroutine"


def isgenerator(object):
    return _kind(object) == "generator"


def isasyncgen(object):
    return _kind(object) == "async generator"


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), "__await__")


def istraceback(object):
    return type(object).__name__ == "traceback"


def isframe(object):
    return type(object).__name__ == "frame"


def iscode(object):
    return type(object).__name__ == "code"


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", None))


def isdatadescriptor(object):
    kind = type(object)
    return not isclass(object) and (hasattr(kind, "__set__") or kind is property)


def _inner(function):
    while type(function).__name__ == "partial":
        function = function.func
    return function


def iscoroutinefunction(obj):
    obj = _inner(obj)
    return _function_kind(obj) == "coroutine" or getattr(obj, "_marked_coroutine", False) is True


def markcoroutinefunction(func):
    func._marked_coroutine = True
    return func


def isgeneratorfunction(obj):
    return _function_kind(_inner(obj)) == "generator"


def isasyncgenfunction(obj):
    return _function_kind(_inner(obj)) == "async generator"


def getcoroutinestate(coroutine):
    return "CORO_" + _state(coroutine)


def getgeneratorstate(generator):
    return "GEN_" + _state(generator)


def getasyncgenstate(agen):
    return "AGEN_" + _state(agen)


def getmembers(object, predicate=None):
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getmro(cls):
    return cls.__mro__


def getmodule(object):
    import sys

    return object if ismodule(object) else sys.modules.get(getattr(object, "__module__", None))


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and not (stop and stop(func)):
        func = func.__wrapped__
    return func


def getsource(object):
    raise OSError(
        "getsource is not available in Awaitscope: the source is the text that is being run"
    )


getsourcelines = getsourcefile = getfile = getsource


def currentframe():
    raise RuntimeError(
        "currentframe is not available in Awaitscope: pass what the function needs as an argument"
    )


stack = currentframe

_kind_words = (
    "positional-only",
    "positional or keyword",
    "variadic positional",
    "keyword-only",
    "variadic keyword",
)


class _ParameterKind(int):
    @property
    def name(self):
        return (
            "POSITIONAL_ONLY",
            "POSITIONAL_OR_KEYWORD",
            "VAR_POSITIONAL",
            "KEYWORD_ONLY",
            "VAR_KEYWORD",
        )[self]

    @property
    def description(self):
        return _kind_words[self]

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"

    def __str__(self):
        return self.name


def formatannotation(annotation):
    if isinstance(annotation, type) and type(annotation).__name__ != "GenericAlias":
        if annotation.__module__ == "builtins":
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    text = repr(annotation)
    return text.replace("typing.", "") if text.startswith("typing.") else text


class Parameter:
    empty = _empty
    POSITIONAL_ONLY = _ParameterKind(0)
    POSITIONAL_OR_KEYWORD = _ParameterKind(1)
    VAR_POSITIONAL = _ParameterKind(2)
    KEYWORD_ONLY = _ParameterKind(3)
    VAR_KEYWORD = _ParameterKind(4)

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name = name
        self.kind = kind
        self.default = default
        self.annotation = annotation

    def replace(self, **changes):
        parts = {
            "name": self.name,
            "kind": self.kind,
            "default": self.default,
            "annotation": self.annotation,
        }
        parts.update(changes)
        name, kind = parts.pop("name"), parts.pop("kind")
        return type(self)(name, kind, **parts)

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text += ": " + formatannotation(self.annotation)
        if self.default is not _empty:
            equals = "=" if self.annotation is _empty else " = "
            text += equals + repr(self.default)
        if self.kind == 2:
            return "*" + text
        if self.kind == 4:
            return "**" + text
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        return isinstance(other, Parameter) and (
            (self.name, self.kind, self.default, self.annotation)
            == (other.name, other.kind, other.default, other.annotation)
        )


_kinds = (
    Parameter.POSITIONAL_ONLY,
    Parameter.POSITIONAL_OR_KEYWORD,
    Parameter.VAR_POSITIONAL,
    Parameter.KEYWORD_ONLY,
    Parameter.VAR_KEYWORD,
)


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    @property
    def args(self):
        values = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind >= 3 or name not in self.arguments:
                break
            if parameter.kind == 2:
                values.extend(self.arguments[name])
            else:
                values.append(self.arguments[name])
        return tuple(values)

    @property
    def kwargs(self):
        values = {}
        by_keyword = False
        for name, parameter in self.signature.parameters.items():
            by_keyword = by_keyword or parameter.kind >= 3 or name not in self.arguments
            if not by_keyword or name not in self.arguments:
                continue
            if parameter.kind == 4:
                values.update(self.arguments[name])
            else:
                values[name] = self.arguments[name]
        return values

    def apply_defaults(self):
        filled = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif parameter.kind == 2:
                filled[name] = ()
            elif parameter.kind == 4:
                filled[name] = {}
        self.arguments = filled

    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"<BoundArguments ({shown})>"


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = {each.name: each for each in parameters or ()}
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj):
        return signature(obj)

    def replace(self, *, parameters=None, return_annotation=_empty):
        if parameters is None:
            parameters = self.parameters.values()
        if return_annotation is _empty:
            return_annotation = self.return_annotation
        return type(self)(parameters, return_annotation=return_annotation)

    def _bind(self, args, kwargs, partial):
        arguments = {}
        left = list(args)
        for name, parameter in self.parameters.items():
            if parameter.kind == 2:
                if left:
                    arguments[name] = tuple(left)
                    left = []
            elif parameter.kind == 4:
                if kwargs:
                    arguments[name] = kwargs
                    kwargs = {}
            elif left and parameter.kind < 2:
                if name in kwargs and parameter.kind == 1:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = left.pop(0)
            elif name in kwargs and parameter.kind != 0:
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if left:
            raise TypeError("too many positional arguments")
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def __str__(self):
        shown = []
        open_positional = star = False
        for parameter in self.parameters.values():
            if parameter.kind == 0:
                open_positional = True
            elif open_positional:
                shown.append("/")
                open_positional = False
            if parameter.kind == 2:
                star = True
            elif parameter.kind == 3 and not star:
                shown.append("*")
                star = True
            shown.append(str(parameter))
        if open_positional:
            shown.append("/")
        text = "(" + ", ".join(shown) + ")"
        if self.return_annotation is not _empty:
            text += " -> " + formatannotation(self.return_annotation)
        return text

    def __repr__(self):
        return f"<Signature {self}>"

    def __eq__(self, other):
        return isinstance(other, Signature) and (
            list(self.parameters.values()) == list(other.parameters.values())
            and self.return_annotation == other.return_annotation
        )


def _without_first(found):
    parameters = list(found.parameters.values())
    if parameters and parameters[0].kind != 2:
        parameters = parameters[1:]
    return found.replace(parameters=parameters)


def signature(obj, *, follow_wrapped=True):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    kind = _kind(obj)
    if kind == "method":
        return _without_first(signature(obj.__func__))
    if follow_wrapped and hasattr(obj, "__wrapped__"):
        return signature(obj.__wrapped__)
    if type(obj).__name__ == "partial":
        return _of_partial(obj)
    if kind == "class":
        for name in ("__new__", "__init__"):
            method = getattr(obj, name, None)
            if _kind(method) == "function":
                return _without_first(signature(method))
        if type(obj.__init__).__name__ in ("wrapper_descriptor", "builtin_function_or_method"):
            if obj.__module__ != "builtins":
                return Signature()
        raise ValueError(f"no signature found for builtin type {obj!r}")
    if kind == "function":
        annotations = getattr(obj, "__annotations__", None) or {}
        parameters = [
            Parameter(
                name,
                _kinds[number],
                default=default if has_default else _empty,
                annotation=annotations.get(name, _empty),
            )
            for name, number, has_default, default in _parameters(obj)
        ]
        return Signature(parameters, return_annotation=annotations.get("return", _empty))
    if kind is None and _kind(getattr(type(obj), "__call__", None)) == "function":
        return _without_first(signature(type(obj).__call__))
    raise ValueError(f"no signature found for builtin {obj!r}")


def _of_partial(obj):
    found = signature(obj.func)
    given = found.bind_partial(*obj.args, **obj.keywords)
    parameters = []
    by_keyword = False
    for name, parameter in found.parameters.items():
        if parameter.kind in (2, 4) or name not in given.arguments:
            if by_keyword and parameter.kind == 1:
                parameter = parameter.replace(kind=Parameter.KEYWORD_ONLY)
            parameters.append(parameter)
        elif name in obj.keywords:
            by_keyword = True
            parameters.append(
                parameter.replace(kind=Parameter.KEYWORD_ONLY, default=obj.keywords[name])
            )
    return found.replace(parameters=parameters)


class FullArgSpec(tuple):
    _names = ("args", "varargs", "varkw", "defaults", "kwonlyargs", "kwonlydefaults", "annotations")

    def __getattr__(self, name):
        if name in self._names:
            return self[self._names.index(name)]
        raise AttributeError(f"'FullArgSpec' object has no attribute {name!r}")

    def __repr__(self):
        parts = ", ".join(f"{name}={value!r}" for name, value in zip(self._names, self))
        return f"FullArgSpec({parts})"


def getfullargspec(func):
    whole = signature(func)
    found = whole.parameters.values()
    plain = [each for each in found if each.kind < 2]
    keyword_only = [each for each in found if each.kind == 3]
    star = next((each.name for each in found if each.kind == 2), None)
    stars = next((each.name for each in found if each.kind == 4), None)
    defaults = tuple(each.default for each in plain if each.default is not _empty) or None
    keyword_defaults = {
        each.name: each.default for each in keyword_only if each.default is not _empty
    }
    annotations = {
        each.name: each.annotation for each in found if each.annotation is not _empty
    }
    if whole.return_annotation is not _empty:
        annotations = {"return": whole.return_annotation, **annotations}
    return FullArgSpec(
        (
            [each.name for each in plain],
            star,
            stars,
            defaults,
            [each.name for each in keyword_only],
            keyword_defaults or None,
            annotations,
        )
    )
