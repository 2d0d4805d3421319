"""The time of a day, for the module datetime."""

from _datetime_delta import UTC, check_zone, delta_of, microseconds_of, timezone
from _datetime_parts import Ordered, check_time, parse_time, show_offset, show_time, type_name
from time import _format


def check_text(value, function, number=1):
    if not isinstance(value, str):
        raise TypeError(f"{function}() argument {number} must be str, not {type(value).__name__}")
    return value


def zone_of(offset):
    if offset is None:
        return None
    return UTC if offset == 0 else timezone(delta_of(offset))


class time(Ordered):
    __module__ = "datetime"
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        (self._hour, self._minute, self._second, self._microsecond,
         self._fold) = check_time(hour, minute, second, microsecond, fold)
        self._tzinfo = check_zone(tzinfo)
        return self

    @classmethod
    def fromisoformat(cls, time_string, /):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            *clock, offset = parse_time(time_string.removeprefix("T"))
        except IndexError:
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None
        return cls(*clock, zone_of(offset))

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    def _asked(self):
        return None

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self._asked())

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self._asked())

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self._asked())

    def _offsets(self):
        offset = self.utcoffset()
        if offset is None:
            return "", "", ""
        total = microseconds_of(offset)
        return show_offset(total, ""), self.tzname() or "", show_offset(total)

    def strftime(self, format):
        return _format(check_text(format, "strftime"), 1900, 1, 1, self._hour, self._minute,
                       self._second, self._microsecond, *self._offsets())

    def __format__(self, spec):
        return self.strftime(check_text(spec, "__format__")) if spec != "" else str(self)

    def __repr__(self):
        return f"{type_name(self)}({self._hour}, {self._minute}{self._more()})"

    def _more(self):
        text = ""
        if self._second or self._microsecond:
            text += f", {self._second}"
        if self._microsecond:
            text += f", {self._microsecond}"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        if self._fold:
            text += ", fold=1"
        return text[1:] and text

    def isoformat(self, timespec="auto"):
        offset = self.utcoffset()
        shown = show_time(self._hour, self._minute, self._second, self._microsecond, timespec)
        return shown if offset is None else shown + show_offset(microseconds_of(offset))

    def __str__(self):
        return self.isoformat()

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
                fold=None):
        return type(self)(self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _total(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 10**6 + self._microsecond

    def _sort_key(self, other, symbol):
        if not isinstance(other, time):
            return None
        mine, yours = self.utcoffset(), other.utcoffset()
        if (mine is None) != (yours is None):
            if symbol == "==":
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware times")
        if mine is None or mine == yours:
            return self._total(), other._total()
        return self._total() - microseconds_of(mine), other._total() - microseconds_of(yours)

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._total() - (0 if offset is None else microseconds_of(offset)))


time.min = time()
time.max = time(23, 59, 59, 999999)
time.resolution = delta_of(1)
