"""Enumerations: classes whose attributes are their only instances."""

from types import MappingProxyType

__all__ = ["EnumType", "EnumMeta", "EnumDict", "Enum", "IntEnum", "StrEnum", "ReprEnum", "Flag",
           "IntFlag", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "auto", "unique",
           "property", "verify", "member", "nonmember", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE",
           "global_enum", "show_flag_values"]

_builtin_property = property


class property(_builtin_property):
    """What `name` and `value` are."""


class auto:
    """Stands for a value that is made when the member is."""

    def __init__(self):
        self.value = None

    def __repr__(self):
        return f"auto({self.value!r})"


class member:
    def __init__(self, value):
        self.value = value


class nonmember:
    def __init__(self, value):
        self.value = value


class _Boundary:
    def __init__(self, name):
        self.name = self.value = name

    def __repr__(self):
        return f"<FlagBoundary.{self.name}: '{self.name.lower()}'>"


class FlagBoundary:
    STRICT = _Boundary("STRICT")
    CONFORM = _Boundary("CONFORM")
    EJECT = _Boundary("EJECT")
    KEEP = _Boundary("KEEP")


STRICT, CONFORM = FlagBoundary.STRICT, FlagBoundary.CONFORM
EJECT, KEEP = FlagBoundary.EJECT, FlagBoundary.KEEP


def _is_reserved(name):
    return name.startswith("_") and name.endswith("_") and len(name) > 2


def _is_private(owner, name):
    return name.startswith(f"_{owner.lstrip('_')}__") and not name.endswith("__")


def _is_single_bit(number):
    return number > 0 and number & (number - 1) == 0


def _stays_attribute(value):
    kind = type(value)
    return isinstance(value, (nonmember, type)) or any(
        hasattr(kind, method) for method in ("__get__", "__set__", "__delete__"))


class EnumDict(dict):
    """The namespace of a class statement: knows its members, and gives values to `auto()`."""

    def __init__(self, owner, generate):
        super().__init__()
        self._owner = owner
        self._generate = generate
        self._member_names = {}
        self._last_values = []
        self._ignored = []

    @_builtin_property
    def member_names(self):
        return list(self._member_names)

    def _with_value(self, name, given):
        if given.value is None:
            given.value = self._generate(name, 1, len(self._member_names),
                                         self._last_values[:])
        return given.value

    def __setitem__(self, name, value):
        if name == "_generate_next_value_":
            self._generate = value.__func__ if isinstance(value, staticmethod) else value
            super().__setitem__(name, staticmethod(self._generate))
            return
        if name == "_ignore_":
            self._ignored = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            super().__setitem__(name, value)
            return
        if _is_reserved(name) or name in self._ignored or _is_private(self._owner, name):
            super().__setitem__(name, value)
            return
        if name in self._member_names:
            raise TypeError(f"{name!r} already defined as {self[name]!r}")
        if isinstance(value, nonmember):
            super().__setitem__(name, value.value)
            return
        if isinstance(value, member):
            value = value.value
        elif _stays_attribute(value):
            super().__setitem__(name, value)
            return
        elif name in self:
            raise TypeError(f"{name!r} already defined as {self[name]!r}")
        if isinstance(value, auto):
            value = self._with_value(name, value)
        elif type(value) is tuple and any(isinstance(part, auto) for part in value):
            value = tuple([self._with_value(name, part) if isinstance(part, auto) else part
                           for part in value])
        self._member_names[name] = None
        self._last_values.append(value)
        super().__setitem__(name, value)


def _default_generator(name, start, count, last_values):
    if not last_values:
        return start
    numbers = [value for value in last_values if isinstance(value, int)]
    if len(numbers) < len(last_values):
        raise TypeError(f"unable to increment {last_values[-1]!r}")
    return max(numbers) + 1


def _generator_of(first):
    if first is None:
        return _default_generator
    return first._generate_next_value_


def _enum_base(name, bases):
    """The base that is an enumeration; what it derives from must have no members."""
    found = None
    for base in bases:
        if isinstance(base, EnumType):
            if base._member_names_:
                raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
            found = base
    return found


def _data_type_of(bases):
    """The type that members are besides: int, str, a class of the program."""
    for base in bases:
        for each in base.__mro__:
            if each is object or isinstance(each, EnumType):
                continue
            if "__new__" in each.__dict__ or each.__module__ == "builtins":
                return each
            if "__dataclass_fields__" in each.__dict__:
                return each
    return object


def _maker_of(namespace, data_type, first):
    """What makes a member, and whether it takes the value as arguments."""
    made = namespace.get("__new__")
    if made is not None:
        return (made.__func__ if isinstance(made, staticmethod) else made), True
    for base in first.__mro__ if first is not None else ():
        own = base.__dict__.get("_new_member_")
        if own is not None:
            return (own.__func__ if isinstance(own, staticmethod) else own), True
    if data_type is object or "__dataclass_fields__" in data_type.__dict__:
        return object.__new__, False
    return data_type.__new__, True


class EnumType(type):
    """The class of enumerations."""

    __module__ = "enum"

    @classmethod
    def __prepare__(metaclass, name, bases, **keywords):
        first = _enum_base(name, bases) if _enum_exists else None
        namespace = EnumDict(name, _generator_of(first))
        if first is not None:
            # Seen by `auto` through the base.
            dict.__setitem__(namespace, "_generate_next_value_",
                             staticmethod(namespace._generate))
        return namespace

    def __new__(metaclass, name, bases, namespace, *, boundary=None, **keywords):
        if not _enum_exists:
            cls = super().__new__(metaclass, name, bases, dict(namespace))
            type.__setattr__(cls, "_member_names_", [])
            type.__setattr__(cls, "_member_map_", {})
            return cls
        first = _enum_base(name, bases)
        data_type = _data_type_of(bases)
        values = {each: namespace[each] for each in namespace._member_names}
        body = {each: namespace[each] for each in namespace
                if each not in values and each not in namespace._ignored and each != "_ignore_"}
        maker, takes_value = _maker_of(body, data_type, first)
        if "__new__" in body:
            body["_new_member_"] = staticmethod(maker)
            del body["__new__"]
        body["_member_names_"] = []
        body["_member_map_"] = {}
        body["_value2member_map_"] = {}
        body["_unhashable_values_"] = []
        body["_member_type_"] = data_type
        body["_boundary_"] = boundary or getattr(first, "_boundary_", None)
        cls = super().__new__(metaclass, name, bases, body, **keywords)
        is_flag = _flag_exists and issubclass(cls, Flag)
        for each, value in values.items():
            cls._add_member(each, value, maker, takes_value, data_type, is_flag)
        if is_flag:
            cls._note_bits()
        if data_type is not object:
            for each in ("__repr__", "__str__", "__format__"):
                if each in body:
                    continue
                found = getattr(cls, each)
                if found is getattr(data_type, each) or found is getattr(object, each):
                    type.__setattr__(cls, each, getattr(first, each))
        return cls

    def _add_member(cls, name, value, maker, takes_value, data_type, is_flag):
        arguments = value if isinstance(value, tuple) else (value,)
        if data_type is tuple:
            arguments = (value,)
        made = maker(cls, *arguments) if takes_value else object.__new__(cls)
        if "_value_" not in made.__dict__:
            if data_type is object or not takes_value:
                made._value_ = value
                if "__dataclass_fields__" in data_type.__dict__:
                    made._value_ = data_type(*arguments)
            else:
                try:
                    made._value_ = data_type(*arguments)
                except Exception as problem:
                    error = TypeError("_value_ not set in __new__, unable to create it")
                    error.__cause__ = problem
                    raise error
        real = made._value_
        same = None
        try:
            same = cls._value2member_map_.get(real)
        except TypeError:
            for other in cls._member_map_.values():
                if other._value_ == real:
                    same = other
                    break
        if same is None:
            made._name_ = name
            made.__objclass__ = cls
            made._sort_order_ = len(cls._member_map_)
            initialize = cls.__init__
            if initialize is not object.__init__:
                made.__init__(*arguments)
            same = made
            if not is_flag or (isinstance(real, int) and _is_single_bit(real)):
                cls._member_names_.append(name)
            try:
                cls._value2member_map_[real] = made
            except TypeError:
                cls._unhashable_values_.append(real)
        cls._member_map_[name] = same
        type.__setattr__(cls, name, same)

    def _note_bits(cls):
        mask = singles = 0
        for each in cls._member_map_.values():
            if isinstance(each._value_, int):
                mask |= each._value_
                if _is_single_bit(each._value_):
                    singles |= each._value_
        type.__setattr__(cls, "_flag_mask_", mask)
        type.__setattr__(cls, "_singles_mask_", singles)
        type.__setattr__(cls, "_all_bits_", 2 ** mask.bit_length() - 1)

    def __call__(cls, value=auto, names=auto, *values, module=None, qualname=None, type=None,
                 start=1, boundary=None):
        if value is auto:
            raise TypeError("EnumType.__call__() missing 1 required positional argument: 'value'")
        if cls._member_map_:
            return cls._look_up(value if names is auto else (value, names, *values))
        if names is auto and type is None:
            return cls._look_up(value)
        return cls._create(value, () if names is auto else names, type, start, boundary)

    def _create(cls, name, names, mixed_in, start, boundary):
        metaclass = cls.__class__
        bases = (cls,) if mixed_in is None else (mixed_in, cls)
        namespace = metaclass.__prepare__(name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        pairs = []
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            last = []
            for count, each in enumerate(names):
                value = namespace._generate(each, start, count, last[:])
                last.append(value)
                pairs.append((each, value))
        elif isinstance(names, dict):
            pairs = list(names.items())
        else:
            pairs = [(each[0], each[1]) for each in names]
        for each, value in pairs:
            namespace[each] = value
        dict.__setitem__(namespace, "__module__", "__main__")
        return metaclass.__new__(metaclass, name, bases, namespace, boundary=boundary)

    def _look_up(cls, value):
        if type(value) is cls:
            return value
        try:
            found = cls._value2member_map_.get(value)
        except TypeError:
            found = None
        if found is not None:
            return found
        for each in cls._member_map_.values():
            if each._value_ == value and (cls._unhashable_values_ or each is value):
                return each
        error = None
        try:
            result = cls._missing_(value)
        except Exception as raised:
            error, result = raised, None
        if isinstance(result, cls):
            return result
        if cls._boundary_ is EJECT and isinstance(result, int):
            return result
        invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        try:
            if error is None and result is None:
                raise invalid
            if error is None:
                error = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None "
                                  "or a valid member")
            if not isinstance(error, ValueError):
                error.__context__ = invalid
            raise error
        finally:
            error = invalid = None

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            return value in cls._value2member_map_
        except TypeError:
            return value in cls._unhashable_values_

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    @_builtin_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        return f"<{'flag' if _flag_exists and issubclass(cls, Flag) else 'enum'} {cls.__name__!r}>"

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __dir__(cls):
        names = {"__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__",
                 "__iter__", "__len__", "__members__", "__module__", "__name__", "__qualname__"}
        return sorted(names.union(cls._member_names_))


EnumMeta = EnumType
_enum_exists = _flag_exists = False


def _refuse(self, name):
    if name in ("name", "value"):
        raise AttributeError(f"<enum 'Enum'> cannot set attribute {name!r}")


class Enum(metaclass=EnumType):
    """A class whose attributes are its members."""

    _boundary_ = None

    @property
    def name(self):
        return self._name_

    @name.setter
    def name(self, value):
        _refuse(self, "name")

    @property
    def value(self):
        return self._value_

    @value.setter
    def value(self, value):
        _refuse(self, "value")

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return _default_generator(name, start, count, last_values)

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        kind = type(self)
        shown = kind._member_type_
        if shown is object or "__dataclass_fields__" in shown.__dict__:
            text = repr(self._value_)
        else:
            text = shown.__repr__(self._value_)
        return f"<{kind.__name__}.{self._name_}: {text}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, spec):
        return format(str(self), spec)

    def __dir__(self):
        return ["__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"]

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce_ex__(self, protocol):
        return type(self), (self._value_,)


_enum_exists = True


class ReprEnum(Enum):
    """Only `repr` is changed: `str` and `format` stay those of the other type."""


class IntEnum(int, ReprEnum):
    """Members are ints, too."""

    def __str__(self):
        return int.__repr__(self)

    def __format__(self, spec):
        return int.__format__(self, spec)


class StrEnum(str, ReprEnum):
    """Members are strs, too."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if values and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        made = str.__new__(cls, *values)
        made._value_ = str(*values)
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return str.__str__(self)

    def __format__(self, spec):
        return str.__format__(self, spec)


def _binary(number, bits):
    text = bin(number if number >= 0 else (1 << bits) + number)[2:].rjust(bits, "0")
    return f"0b{'1' if number < 0 else '0'} {text}"


class Flag(Enum, boundary=STRICT):
    """Members can be combined."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 2 ** max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        number = value
        everything, mask = cls._all_bits_, cls._flag_mask_
        outside = not ~everything <= number <= everything or (number >= 0 and number & ~mask)
        if number < 0 and not outside:
            outside = number & (everything ^ mask) and False
        if outside:
            if cls._boundary_ is STRICT:
                bits = max(number.bit_length(), mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n"
                                 f"    given {_binary(number, bits)}\n"
                                 f"  allowed {_binary(mask, bits)}")
            if cls._boundary_ is CONFORM:
                number &= mask
            elif cls._boundary_ is EJECT:
                return number
        if number < 0:
            if cls._boundary_ is KEEP:
                number = max(everything + 1, 2 ** number.bit_length()) + number
            else:
                number = (everything + 1 + number) & mask
        if number != value:
            known = cls._value2member_map_.get(number)
            if known is not None:
                return known
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, number)
        made._value_ = number
        names = [each._name_ for each in cls._bits_of(number)]
        unknown = number & ~mask
        if unknown and names:
            names.append(str(unknown))
        made._name_ = "|".join(names) if names else None
        made._sort_order_ = -1
        cls._value2member_map_[number] = made
        return made

    @classmethod
    def _bits_of(cls, number):
        singles = [each for each in cls._member_map_.values()
                   if isinstance(each._value_, int) and _is_single_bit(each._value_)
                   and each._value_ & number]
        seen = []
        for each in singles:
            if each not in seen:
                seen.append(each)
        seen.sort(key=lambda each: each._sort_order_)
        return seen

    def _other_value(self, other):
        if isinstance(other, type(self)):
            return other._value_
        kind = type(self)._member_type_
        if kind is not object and isinstance(other, kind):
            return other
        return None

    def __or__(self, other):
        number = self._other_value(other)
        return NotImplemented if number is None else type(self)(self._value_ | number)

    def __and__(self, other):
        number = self._other_value(other)
        return NotImplemented if number is None else type(self)(self._value_ & number)

    def __xor__(self, other):
        number = self._other_value(other)
        return NotImplemented if number is None else type(self)(self._value_ ^ number)

    def __invert__(self):
        cls = type(self)
        if cls._boundary_ in (EJECT, KEEP):
            return cls(~self._value_)
        return cls(cls._singles_mask_ & ~self._value_)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} "
                            f"and {type(self).__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter(type(self)._bits_of(self._value_))

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        kind = type(self)
        text = repr(int(self._value_)) if isinstance(self._value_, int) else repr(self._value_)
        if self._name_ is None:
            return f"<{kind.__name__}: {text}>"
        return f"<{kind.__name__}.{self._name_}: {text}>"

    def __str__(self):
        if self._name_ is None:
            return f"{type(self).__name__}({self._value_!r})"
        return f"{type(self).__name__}.{self._name_}"


_flag_exists = True


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Members are ints, too, and can be combined."""

    def __str__(self):
        return int.__repr__(self)

    def __format__(self, spec):
        return int.__format__(self, spec)

    __repr__ = Flag.__repr__
    __or__, __and__, __xor__ = Flag.__or__, Flag.__and__, Flag.__xor__
    __ror__, __rand__, __rxor__ = Flag.__or__, Flag.__and__, Flag.__xor__
    __invert__ = Flag.__invert__


def unique(enumeration):
    """Refuses two names for one value."""
    aliases = [(name, each._name_) for name, each in enumeration.__members__.items()
               if name != each._name_]
    if aliases:
        shown = ", ".join([f"{alias} -> {name}" for alias, name in aliases])
        raise ValueError(f"duplicate values found in {enumeration!r}: {shown}")
    return enumeration


class EnumCheck:
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck.CONTINUOUS, EnumCheck.NAMED_FLAGS, EnumCheck.UNIQUE


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                aliases = [(name, each._name_) for name, each in enumeration.__members__.items()
                           if name != each._name_]
                if aliases:
                    shown = ", ".join([f"{alias} -> {name}" for alias, name in aliases])
                    raise ValueError(f"aliases found in {enumeration!r}: {shown}")
            elif check is CONTINUOUS:
                values = sorted([each._value_ for each in enumeration])
                missing = [number for number in range(values[0], values[-1] + 1)
                           if number not in values] if values else []
                if missing:
                    shown = ", ".join([str(number) for number in missing])
                    raise ValueError(f"invalid enum {enumeration.__name__!r}: missing values "
                                     f"{shown}")
        return enumeration


def show_flag_values(value):
    return [1 << bit for bit in range(int(value).bit_length()) if int(value) >> bit & 1]


def global_enum(enumeration, update_str=False):
    module = enumeration.__module__.rpartition(".")[2]
    if not issubclass(enumeration, Flag):
        enumeration.__repr__ = lambda self: f"{module}.{self._name_}"
    if update_str or not issubclass(enumeration, ReprEnum):
        enumeration.__str__ = lambda self: self._name_
    return enumeration
