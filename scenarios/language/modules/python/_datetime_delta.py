"""What the module datetime takes for spans of time and for zones."""

from _datetime_parts import (
    Ordered, rounded_ratio, show_offset, type_name, whole_microseconds)

_DAY = 86400 * 10**6


class timedelta(Ordered):
    __module__ = "datetime"
    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0,
                 weeks=0):
        self = object.__new__(cls)
        self._set(whole_microseconds((
            ("microseconds", microseconds, 1), ("milliseconds", milliseconds, 1000),
            ("seconds", seconds, 10**6), ("minutes", minutes, 60 * 10**6),
            ("hours", hours, 3600 * 10**6), ("days", days, _DAY), ("weeks", weeks, 7 * _DAY))))
        return self

    def _set(self, total):
        days, rest = divmod(total, _DAY)
        if not -999999999 <= days <= 999999999:
            if not -(2**31) <= days < 2**31:
                raise OverflowError("Python int too large to convert to C int")
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self._days = days
        self._seconds, self._microseconds = divmod(rest, 10**6)

    @property
    def days(self):
        return self._days

    @property
    def seconds(self):
        return self._seconds

    @property
    def microseconds(self):
        return self._microseconds

    def _total(self):
        return (self._days * 86400 + self._seconds) * 10**6 + self._microseconds

    def total_seconds(self):
        return self._total() / 10**6

    def __repr__(self):
        parts = []
        if self._days:
            parts.append(f"days={self._days}")
        if self._seconds:
            parts.append(f"seconds={self._seconds}")
        if self._microseconds:
            parts.append(f"microseconds={self._microseconds}")
        return f"{type_name(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, second = divmod(self._seconds, 60)
        hour, minute = divmod(minutes, 60)
        text = f"{hour}:{minute:02}:{second:02}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        if self._microseconds:
            text += f".{self._microseconds:06}"
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return delta_of(self._total() + other._total())
        return NotImplemented

    def __radd__(self, other):
        return NotImplemented

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return delta_of(self._total() - other._total())
        return NotImplemented

    def __rsub__(self, other):
        return NotImplemented

    def __mul__(self, other):
        if isinstance(other, int):
            return delta_of(self._total() * other)
        if isinstance(other, float):
            above, below = other.as_integer_ratio()
            return delta_of(rounded_ratio(self._total() * above, below))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / _divisor(other._total())
        if isinstance(other, int):
            return delta_of(rounded_ratio(self._total(), _divisor(other)))
        if isinstance(other, float):
            above, below = other.as_integer_ratio()
            return delta_of(rounded_ratio(self._total() * below, _divisor(above)))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // _divisor(other._total())
        if isinstance(other, int):
            return delta_of(self._total() // _divisor(other))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return delta_of(self._total() % _divisor(other._total()))
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            count, rest = divmod(self._total(), _divisor(other._total()))
            return count, delta_of(rest)
        return NotImplemented

    def __neg__(self):
        return delta_of(-self._total())

    def __pos__(self):
        return self

    def __abs__(self):
        return delta_of(abs(self._total()))

    def __bool__(self):
        return self._total() != 0

    def _sort_key(self, other, symbol):
        return (self._total(), other._total()) if isinstance(other, timedelta) else None

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))


def delta_of(total):
    made = object.__new__(timedelta)
    made._set(total)
    return made


def _divisor(number):
    if not number:
        raise ZeroDivisionError("integer division or modulo by zero")
    return number


timedelta.min = delta_of(-999999999 * _DAY)
timedelta.max = delta_of(10**9 * _DAY - 1)
timedelta.resolution = delta_of(1)
_ZERO = delta_of(0)


class tzinfo:
    __module__ = "datetime"
    __slots__ = ()

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def fromutc(self, dt):
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        saving = dt.dst()
        if saving is None:
            raise ValueError("fromutc: non-None dst() result required")
        local = dt + (offset - saving)
        return local + local.dst()


class timezone(tzinfo):
    __module__ = "datetime"
    __slots__ = ("_offset", "_zone")

    def __new__(cls, offset, name=None):
        self = object.__new__(cls)
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta, not "
                            + type(offset).__name__)
        if name is not None and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        if not -_DAY < offset._total() < _DAY:
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) "
                             f"and timedelta(hours=24), not {offset!r}.")
        self._offset = offset
        self._zone = name
        return self

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._zone is not None:
            return self._zone
        return "UTC" + (show_offset(self._offset._total()) if self._offset else "")

    def fromutc(self, dt):
        return dt + self._offset

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        named = "" if self._zone is None else f", {self._zone!r}"
        return f"{type_name(self)}({self._offset!r}{named})"

    def __str__(self):
        return self.tzname(None)

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


UTC = timezone.utc = timezone(_ZERO)
timezone.min = timezone(timedelta(hours=-23, minutes=-59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


def check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type "
                        f"'{type(zone).__name__}'")
    return zone


def microseconds_of(delta):
    return delta._total()


class IsoCalendarDate(tuple):
    __module__ = "datetime"
    __slots__ = ()

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"
