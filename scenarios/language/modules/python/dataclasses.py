"""Classes that are made of their fields."""

from types import MappingProxyType

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING",
           "fields", "asdict", "astuple", "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _Factory:
    def __repr__(self):
        return "<factory>"


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FACTORY = _Factory()
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        shown = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{shown}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare",
                 "metadata", "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = self._field_type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only

    def __set_name__(self, owner, name):
        tell = getattr(type(self.default), "__set_name__", None)
        if tell:
            tell(self.default, owner, name)

    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
                f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},"
                f"hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},"
                f"kw_only={self.kw_only!r},_field_type={self._field_type})")


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


class _Params:
    def __init__(self, **options):
        self.__dict__ = options

    def __repr__(self):
        shown = ",".join([f"{name}={value!r}" for name, value in self.__dict__.items()])
        return f"_DataclassParams({shown})"


def _kind_of(annotation):
    if isinstance(annotation, str):
        hint = annotation.split("[")[0].strip().split(".")[-1]
        return {"ClassVar": "class", "InitVar": "init", "KW_ONLY": "kw_only"}.get(hint, "field")
    if annotation is KW_ONLY:
        return "kw_only"
    if annotation is InitVar or isinstance(annotation, InitVar):
        return "init"
    return "class" if repr(annotation).startswith("typing.ClassVar") else "field"


def _read_field(cls, name, annotation, kind, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING
        made = field(default=default)
    made.name, made.type = name, annotation
    made._field_type = {"field": "_FIELD", "init": "_FIELD_INITVAR", "class": "_FIELD_CLASSVAR"}[kind]
    if kind != "field" and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if kind == "class":
        if made.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif made.kw_only is MISSING:
        made.kw_only = kw_only
    if kind == "field" and type(made.default).__hash__ is None:
        raise ValueError(f"mutable default {type(made.default)} for field {name} is not allowed: "
                         "use default_factory")
    return made


def _read_fields(cls, kw_only):
    """The fields of the bases, then the own ones."""
    found = {}
    any_frozen = any_thawed = False
    for base in cls.__mro__[-1:0:-1]:
        inherited = base.__dict__.get(_FIELDS)
        if inherited is not None:
            found.update(inherited)
            if getattr(base, _PARAMS).frozen:
                any_frozen = True
            else:
                any_thawed = True
    own = cls.__dict__.get("__annotations__", {})
    only = False
    for name, annotation in own.items():
        kind = _kind_of(annotation)
        if kind == "kw_only":
            if only:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            only = kw_only = True
            continue
        made = _read_field(cls, name, annotation, kind, kw_only)
        found[name] = made
        if isinstance(cls.__dict__.get(name), Field):
            if made.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, made.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in own:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return found, any_frozen, any_thawed


class _Source:
    """The text of the methods of one class, and what they refer to."""

    def __init__(self, cls):
        self.cls = cls
        self.lines = []
        self.names = {"_cls": cls, "_FACTORY": _FACTORY, "_object_setattr": object.__setattr__,
                      "_FrozenInstanceError": FrozenInstanceError, "_active": _active,
                      "_is_active": _is_active}
        self.methods = []
        self.hints = {}

    def add(self, name, parameters, *body):
        self.methods.append(name)
        self.lines.append(f"def {name}({', '.join(['self', *parameters])}):")
        self.lines.extend(["    " + line for line in body])

    def give(self, overwrite_error):
        """Makes the methods; says which of them the class has already."""
        if not self.methods:
            return
        made = _run_text("\n".join(self.lines) + "\n", self.names, self.cls.__module__)
        for name in self.methods:
            function = getattr(made, name)
            function.__qualname__ = f"{self.cls.__qualname__}.{name}"
            if name == "__init__":
                function.__annotations__ = self.hints
            if name in overwrite_error and name in self.cls.__dict__:
                raise TypeError(overwrite_error[name])
            if name not in self.cls.__dict__ or name == "__hash__":
                setattr(self.cls, name, function)


_active = []


def _is_active(self):
    for each in _active:
        if each is self:
            return True
    return False


def _add_init(source, all_fields, frozen, slots, has_post_init):
    positional, keyword = [], []
    body = []
    seen_default = None
    for each in all_fields:
        name = each.name
        has_default = each.default is not MISSING or each.default_factory is not MISSING
        value = name
        if each.init:
            if not each.kw_only:
                if has_default:
                    seen_default = each
                elif seen_default is not None:
                    raise TypeError(f"non-default argument {name!r} follows default argument "
                                    f"{seen_default.name!r}")
            parameter = name
            if each.default is not MISSING:
                source.names[f"_default_{name}"] = each.default
                parameter += f"=_default_{name}"
            elif each.default_factory is not MISSING:
                parameter += "=_FACTORY"
            (keyword if each.kw_only else positional).append(parameter)
        if each.default_factory is not MISSING:
            source.names[f"_factory_{name}"] = each.default_factory
            value = f"_factory_{name}()"
            if each.init:
                value += f" if {name} is _FACTORY else {name}"
        elif not each.init:
            if each.default is MISSING or not slots:
                continue
            source.names[f"_default_{name}"] = each.default
            value = f"_default_{name}"
        if each._field_type == "_FIELD_INITVAR":
            continue
        if frozen:
            body.append(f"_object_setattr(self, {name!r}, {value})")
        else:
            body.append(f"self.{name} = {value}")
    if has_post_init:
        given = ", ".join([each.name for each in all_fields
                           if each._field_type == "_FIELD_INITVAR"])
        body.append(f"self.__post_init__({given})")
    if keyword:
        keyword.insert(0, "*")
    source.add("__init__", positional + keyword, *(body or ["pass"]))
    source.hints = {each.name: each.type for each in _in_order(all_fields)}
    source.hints["return"] = None


def _in_order(all_fields):
    """Those that `__init__` takes: the ones by keyword last."""
    taken = [each for each in all_fields if each.init]
    return [each for each in taken if not each.kw_only] + [each for each in taken if each.kw_only]


def _tuple_text(owner, names):
    return f"({''.join([f'{owner}.{name}, ' for name in names])})"


def _add_comparisons(source, names, eq, order):
    if eq and "__eq__" not in source.cls.__dict__:
        same = " and ".join([f"self.{name} == other.{name}" for name in names]) or "True"
        source.add("__eq__", ["other"],
                   "if self is other:", "    return True",
                   "if other.__class__ is self.__class__:", f"    return {same}",
                   "return NotImplemented")
    if order:
        for name, sign in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            source.add(name, ["other"], "if other.__class__ is self.__class__:",
                       f"    return {_tuple_text('self', names)} {sign} "
                       f"{_tuple_text('other', names)}", "return NotImplemented")


def _add_freeze(source, names):
    for name, verb, parameters in (("__setattr__", "assign to", ["name", "value"]),
                                   ("__delattr__", "delete", ["name"])):
        source.add(name, parameters, f"if type(self) is _cls or name in {tuple(names)!r}:",
                   f"    raise _FrozenInstanceError(f'cannot {verb} field {{name!r}}')",
                   f"super(_cls, self).{name}({', '.join(parameters)})")


def _decide_hash(cls, source, hashed, unsafe_hash, eq, frozen):
    explicit = "__hash__" in cls.__dict__ and not (
        cls.__dict__["__hash__"] is None and "__eq__" in cls.__dict__)
    if unsafe_hash and explicit:
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if unsafe_hash or (eq and frozen and not explicit):
        source.add("__hash__", [], f"return hash({_tuple_text('self', hashed)})")
    elif eq and not frozen and not explicit:
        cls.__hash__ = None


def _with_slots(cls, own_fields):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        inherited.update([slots] if isinstance(slots, str) else slots)
    namespace["__slots__"] = tuple([name for name in own_fields if name not in inherited])
    for name in own_fields:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    namespace["__qualname__"] = cls.__qualname__
    namespace["__module__"] = cls.__module__
    return type(cls)(cls.__name__, cls.__bases__, namespace)


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
             weakref_slot):
    if not isinstance(cls, type):
        raise TypeError("dataclass() should be called on a class")
    found, any_frozen, any_thawed = _read_fields(cls, kw_only)
    if any_frozen and not frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if any_thawed and frozen:
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, found)
    setattr(cls, _PARAMS, _Params(init=init, repr=repr, eq=eq, order=order,
                                  unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
                                  kw_only=kw_only, slots=slots, weakref_slot=weakref_slot))
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    given = [each for each in found.values() if each._field_type != "_FIELD_CLASSVAR"]
    kept = [each for each in given if each._field_type == "_FIELD"]
    names = [each.name for each in kept]
    source = _Source(cls)
    if init and "__init__" not in cls.__dict__:
        _add_init(source, given, frozen, slots, hasattr(cls, "__post_init__"))
    if repr and "__repr__" not in cls.__dict__:
        shown = ", ".join([f"{each.name}={{self.{each.name}!r}}" for each in kept if each.repr])
        source.add("__repr__", [], "if _is_active(self):", "    return '...'",
                   "_active.append(self)", "try:",
                   f"    return self.__class__.__qualname__ + f'({shown})'",
                   "finally:", "    _active.pop()")
    compared = [each.name for each in kept if each.compare]
    hashed = [each.name for each in kept if (each.compare if each.hash is None else each.hash)]
    _decide_hash(cls, source, hashed, unsafe_hash, eq, frozen)
    _add_comparisons(source, compared, eq, order)
    if frozen:
        _add_freeze(source, names)
    refused = {name: f"Cannot overwrite attribute {name} in class {cls.__name__}"
               for name in ("__setattr__", "__delattr__")}
    for name in ("__lt__", "__le__", "__gt__", "__ge__"):
        refused[name] = (f"Cannot overwrite attribute {name} in class {cls.__name__} "
                         "Consider using functools.total_ordering")
    source.give(refused)
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([each.name for each in given if each.init and not each.kw_only])
    if not getattr(cls, "__doc__", None):
        cls.__doc__ = cls.__name__ + _parameters_of(cls, source, given)
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    return _with_slots(cls, names) if slots else cls


def _parameters_of(cls, source, given):
    if "__init__" not in source.methods:
        from inspect import signature
        return str(signature(cls)).replace(" -> None", "")
    shown = [_signature_of(each) for each in _in_order(given)]
    keyword = [each.kw_only for each in _in_order(given)]
    if True in keyword:
        shown.insert(keyword.index(True), "*")
    return f"({', '.join(shown)})"


def _hint_text(hint):
    if isinstance(hint, type) and type(hint).__name__ != "GenericAlias":
        inside = "" if hint.__module__ == "builtins" else hint.__module__ + "."
        return inside + hint.__qualname__
    text = repr(hint)
    return text.replace("typing.", "") if text.startswith("typing.") else text


def _signature_of(each):
    text = f"{each.name}: {_hint_text(each.type)}"
    if each.default is not MISSING:
        text += f" = {each.default!r}"
    elif each.default_factory is not MISSING:
        text += " = <factory>"
    return text


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
                        slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    found = getattr(class_or_instance, _FIELDS, None)
    if found is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([each for each in found.values() if each._field_type == "_FIELD"])


def _is_instance(value):
    return hasattr(type(value), _FIELDS)


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _plain(value, convert, inner):
    if _is_instance(value):
        return inner(value)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*[_plain(each, convert, inner) for each in value])
    if isinstance(value, (list, tuple)):
        return type(value)([_plain(each, convert, inner) for each in value])
    if isinstance(value, dict):
        if hasattr(type(value), "default_factory"):
            made = type(value)(value.default_factory)
            for key, each in value.items():
                made[_plain(key, convert, inner)] = _plain(each, convert, inner)
            return made
        return type(value)([(_plain(key, convert, inner), _plain(each, convert, inner))
                            for key, each in value.items()])
    return convert(value)


def _copied(value):
    from copy import deepcopy
    return deepcopy(value)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")

    def inner(value):
        return dict_factory([(each.name, _plain(getattr(value, each.name), _copied, inner))
                             for each in fields(value)])

    return inner(obj)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")

    def inner(value):
        return tuple_factory([_plain(getattr(value, each.name), _copied, inner)
                              for each in fields(value)])

    return inner(obj)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for each in getattr(obj, _FIELDS).values():
        if each._field_type == "_FIELD_CLASSVAR":
            continue
        if not each.init:
            if each.name in changes:
                raise TypeError(f"field {each.name} is declared with init=False, it cannot be "
                                "specified with replace()")
            continue
        if each.name not in changes:
            if each._field_type == "_FIELD_INITVAR" and each.default is MISSING:
                raise TypeError(f"InitVar {each.name!r} must be specified with replace()")
            changes[each.name] = getattr(obj, each.name)
    return type(obj)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, module=None, **options):
    body = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, hint = item, "typing.Any"
        elif len(item) == 2:
            name, hint = item
        elif len(item) == 3:
            name, hint, default = item
            body[name] = default
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = hint
    body["__annotations__"] = annotations
    body["__module__"] = module or "__main__"
    made = type(bases[0])(cls_name, bases, body) if bases else type(cls_name, bases, body)
    return dataclass(made, **options)
