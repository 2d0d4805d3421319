"""Dates and times on the calendar. What is now, the clock of the run says; the local zone is UTC."""

from _datetime_delta import (
    UTC, IsoCalendarDate, check_zone, delta_of, microseconds_of, timedelta, timezone, tzinfo)
from _datetime_parts import (
    Ordered, check_date, check_time, date_length, date_of, iso_ordinal, iso_year_start, ordinal_of,
    parse_date, parse_time, rounded_ratio, show_offset, show_time, type_name, year_day)
from _datetime_time import check_text, time, zone_of
from time import _format, _parse, struct_time, time_ns

MINYEAR = 1
MAXYEAR = 9999
_DAY = 86400 * 10**6
_EPOCH = 719163
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _moment(timestamp):
    """A timestamp in microseconds."""
    if isinstance(timestamp, int):
        whole = timestamp * 10**6
    elif isinstance(timestamp, float):
        if timestamp != timestamp:
            raise ValueError("cannot convert float NaN to integer")
        if abs(timestamp) > 1e18:
            raise OverflowError("timestamp out of range for platform time_t")
        above, below = timestamp.as_integer_ratio()
        whole = rounded_ratio(above * 10**6, below)
    else:
        raise TypeError(f"'{type(timestamp).__name__}' object cannot be interpreted as an integer")
    if not -62135596800 * 10**6 <= whole < 253402300800 * 10**6:
        year = 1970 + whole // (31556952 * 10**6)
        raise ValueError(f"year {year} is out of range")
    return whole


class date(Ordered):
    __module__ = "datetime"
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year=..., month=..., day=...):
        self = object.__new__(cls)
        self._year, self._month, self._day = check_date(year, month, day)
        return self

    @classmethod
    def today(cls):
        return cls.fromtimestamp(time_ns() // 10**9)

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        return cls.fromordinal(_moment(timestamp) // _DAY + _EPOCH)

    @classmethod
    def fromordinal(cls, ordinal, /):
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*date_of(ordinal))

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            parts = parse_date(date_string)
        except IndexError:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*date_of(iso_ordinal(year, week, day)))

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    def _clock_parts(self):
        return 0, 0, 0, 0

    def _shown(self, format):
        return _format(format, self._year, self._month, self._day, *self._clock_parts(), "", "", "")

    def strftime(self, format):
        return self._shown(check_text(format, "strftime"))

    def __format__(self, spec):
        if not isinstance(spec, str):
            raise TypeError(f"__format__() argument 1 must be str, not {type(spec).__name__}")
        return self.strftime(spec) if spec else str(self)

    def __repr__(self):
        return f"{type_name(self)}({self._year}, {self._month}, {self._day})"

    def isoformat(self):
        return f"{self._year:04}-{self._month:02}-{self._day:02}"

    __str__ = isoformat

    def ctime(self):
        hour, minute, second, _ = self._clock_parts()
        return (f"{_WEEKDAYS[self.weekday()]} {_MONTHS[self._month]} {self._day:2} "
                f"{hour:02}:{minute:02}:{second:02} {self._year:04}")

    def toordinal(self):
        return ordinal_of(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        year, today = self._year, self.toordinal()
        start = iso_year_start(year)
        if today < start:
            year -= 1
            start = iso_year_start(year)
        elif today >= iso_year_start(year + 1):
            year += 1
            start = iso_year_start(year)
        week, day = divmod(today - start, 7)
        return IsoCalendarDate((year, week + 1, day + 1))

    def _tuple(self, hour, minute, second, saving):
        return struct_time((self._year, self._month, self._day, hour, minute, second,
                            self.weekday(), year_day(self._year, self._month, self._day), saving))

    def timetuple(self):
        return self._tuple(0, 0, 0, -1)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def _moved(self, days):
        ordinal = self.toordinal() + days
        if not 1 <= ordinal <= 3652059:
            raise OverflowError("date value out of range")
        return type(self)(*date_of(ordinal))

    def __add__(self, other):
        if isinstance(other, timedelta):
            return self._moved(other.days)
        return NotImplemented

    def __radd__(self, other):
        if isinstance(other, timedelta):
            return self + other
        return NotImplemented

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __rsub__(self, other):
        return NotImplemented

    def _sort_key(self, other, symbol):
        """Two keys that compare as the dates do; None when they do not compare."""
        if isinstance(other, date) and not isinstance(other, datetime):
            return (self._year, self._month, self._day), (other._year, other._month, other._day)
        return None

    def __hash__(self):
        return hash((self._year, self._month, self._day))


class datetime(date):
    __module__ = "datetime"
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year=..., month=..., day=..., hour=0, minute=0, second=0, microsecond=0, tzinfo=None,
                 *, fold=0):
        self = object.__new__(cls)
        self._year, self._month, self._day = check_date(year, month, day)
        (self._hour, self._minute, self._second, self._microsecond,
         self._fold) = check_time(hour, minute, second, microsecond, fold)
        self._tzinfo = check_zone(tzinfo)
        return self

    @classmethod
    def _at(cls, microseconds, zone=None):
        """So long after the start of 1970, as a clock in UTC shows it."""
        days, rest = divmod(microseconds, _DAY)
        if not 1 <= days + _EPOCH <= 3652059:
            raise OverflowError("date value out of range")
        seconds, microsecond = divmod(rest, 10**6)
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return cls(*date_of(days + _EPOCH), hour, minute, second, microsecond, zone)

    @classmethod
    def _from(cls, microseconds, tz):
        if check_zone(tz) is None:
            return cls._at(microseconds)
        return tz.fromutc(cls._at(microseconds, tz))

    @classmethod
    def now(cls, tz=None):
        return cls._from(time_ns() // 1000, tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        return cls._from(_moment(timestamp), tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        return cls._at(_moment(timestamp))

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        if not isinstance(date, _date):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {type_name(date)}")
        if not isinstance(time, _time):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {type_name(time)}")
        zone = time.tzinfo if tzinfo is True else tzinfo
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second,
                   time.microsecond, zone, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            length = date_length(date_string)
            day = parse_date(date_string[:length])
            *clock, offset = 0, 0, 0, 0, None
            if len(date_string) > length:
                *clock, offset = parse_time(date_string[length + 1:])
        except IndexError:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*day, *clock, zone_of(offset))

    @classmethod
    def strptime(cls, date_string, format, /):
        check_text(date_string, "strptime", 1)
        check_text(format, "strptime", 2)
        *parts, offset, zone = _parse(date_string, format)
        if offset is None:
            return cls(*parts)
        shift = delta_of(offset)
        return cls(*parts, timezone(shift, zone) if zone else timezone(shift) if shift else UTC)

    hour = time.hour
    minute = time.minute
    second = time.second
    microsecond = time.microsecond
    tzinfo = time.tzinfo
    fold = time.fold
    utcoffset = time.utcoffset
    dst = time.dst
    tzname = time.tzname
    _offsets = time._offsets
    _more = time._more

    def _asked(self):
        return self

    def _clock_parts(self):
        return self._hour, self._minute, self._second, self._microsecond

    def strftime(self, format):
        return _format(check_text(format, "strftime"), self._year, self._month, self._day,
                       *self._clock_parts(), *self._offsets())

    def __repr__(self):
        return (f"{type_name(self)}({self._year}, {self._month}, {self._day}, {self._hour}, "
                f"{self._minute}{self._more()})")

    def isoformat(self, sep="T", timespec="auto"):
        offset = self.utcoffset()
        shown = (f"{self._year:04}-{self._month:02}-{self._day:02}{sep}"
                 + show_time(*self._clock_parts(), timespec))
        return shown if offset is None else shown + show_offset(microseconds_of(offset))

    def __str__(self):
        return self.isoformat(" ")

    def date(self):
        return _date(self._year, self._month, self._day)

    def time(self):
        return _time(*self._clock_parts(), fold=self._fold)

    def timetz(self):
        return _time(*self._clock_parts(), self._tzinfo, fold=self._fold)

    def timetuple(self):
        saving = self.dst()
        return self._tuple(self._hour, self._minute, self._second,
                           -1 if saving is None else 1 if saving else 0)

    def utctimetuple(self):
        moved = self - (self.utcoffset() or timedelta())
        return moved._tuple(moved._hour, moved._minute, moved._second, 0)

    def _total(self):
        """Microseconds since 1970, as if the clock showed UTC."""
        seconds = (self._hour * 60 + self._minute) * 60 + self._second
        return (self.toordinal() - _EPOCH) * _DAY + seconds * 10**6 + self._microsecond

    def _utc(self):
        offset = self.utcoffset()
        return self._total() - (0 if offset is None else microseconds_of(offset))

    def timestamp(self):
        if self._tzinfo is None and self._total() < -62135510400 * 10**6:
            raise ValueError("year 0 is out of range")
        return self._utc() / 10**6

    def astimezone(self, tz=None):
        if tz is None:
            tz = timezone(timedelta(), "UTC")
        check_zone(tz)
        if tz is self._tzinfo:
            return self
        return tz.fromutc(type(self)._at(self._utc(), tz))

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day,
                          self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    __replace__ = replace

    def __add__(self, other):
        if isinstance(other, timedelta):
            return type(self)._at(self._total() + microseconds_of(other), self._tzinfo)
        return NotImplemented

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._at(self._total() - microseconds_of(other), self._tzinfo)
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return delta_of(self._total() - other._total())
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return delta_of(self._utc() - other._utc())

    def _sort_key(self, other, symbol):
        if not isinstance(other, datetime):
            return None
        if self._tzinfo is other._tzinfo:
            return self._total(), other._total()
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            if symbol == "==":
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._utc(), other._utc()

    def __hash__(self):
        return hash(self._utc())


_date = date
_time = time
date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
