"""The arithmetic of the calendar, and the ISO forms, for the module datetime."""

from operator import index as integer

_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year, month):
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month]


def days_before_year(year):
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400


def year_day(year, month, day):
    return _BEFORE[month] + (month > 2 and is_leap(year)) + day


def ordinal_of(year, month, day):
    """Days since the last day before year 1."""
    return days_before_year(year) + year_day(year, month, day)


def date_of(ordinal):
    year = (ordinal * 400) // 146097 + 1
    while days_before_year(year) >= ordinal:
        year -= 1
    while days_before_year(year + 1) < ordinal:
        year += 1
    day = ordinal - days_before_year(year)
    month = 1
    while day > days_in_month(year, month):
        day -= days_in_month(year, month)
        month += 1
    return year, month, day


def iso_year_start(year):
    """The ordinal of the Monday with which the ISO year begins."""
    first = days_before_year(year) + 1
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def check_date(year, month, day):
    for number, (name, part) in enumerate((("year", year), ("month", month), ("day", day)), 1):
        if part is ...:
            raise TypeError(f"function missing required argument '{name}' (pos {number})")
    year, month, day = integer(year), integer(month), integer(day)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def check_time(hour, minute, second, microsecond, fold):
    hour, minute, second = integer(hour), integer(minute), integer(second)
    microsecond, fold = integer(microsecond), integer(fold)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond, fold


def type_name(value):
    kind = type(value)
    return f"datetime.{kind.__name__}" if kind.__module__ == "datetime" else kind.__qualname__


def rounded_ratio(above, below):
    """The nearest int to above / below; halves go to the even one."""
    if below < 0:
        above, below = -above, -below
    whole, rest = divmod(above, below)
    if rest * 2 > below or (rest * 2 == below and whole % 2):
        whole += 1
    return whole


def whole_microseconds(parts):
    """The sum of (name, number, microseconds of one); fractions are rounded once, at the end."""
    total = 0
    left = 0.0
    for name, number, worth in parts:
        if isinstance(number, int):
            total += number * worth
        elif isinstance(number, float):
            if number != number:
                raise ValueError("cannot convert float NaN to integer")
            whole = int(number)
            total += whole * worth
            part = (number - whole) * worth
            whole = int(part)
            total += whole
            left += part - whole
        else:
            raise TypeError(f"unsupported type for timedelta {name} component: "
                            + type(number).__name__)
    if left:
        whole = round(left)
        if abs(whole - left) == 0.5:
            odd = total % 2
            whole = 2 * round((left + odd) * 0.5) - odd
        total += whole
    return total


def show_offset(microseconds, colon=":"):
    """+01:00, with seconds and their parts only where there are some."""
    sign = "-" if microseconds < 0 else "+"
    seconds, part = divmod(abs(microseconds), 10**6)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    text = f"{sign}{hour:02}{colon}{minute:02}"
    if second or part:
        text += f"{colon}{second:02}"
    if part:
        text += f".{part:06}"
    return text


def show_time(hour, minute, second, microsecond, timespec):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    if timespec == "seconds":
        return f"{hour:02}:{minute:02}:{second:02}"
    if timespec == "microseconds":
        return f"{hour:02}:{minute:02}:{second:02}.{microsecond:06}"
    if timespec == "milliseconds":
        return f"{hour:02}:{minute:02}:{second:02}.{microsecond // 1000:03}"
    if timespec == "minutes":
        return f"{hour:02}:{minute:02}"
    if timespec == "hours":
        return f"{hour:02}"
    raise ValueError("Unknown timespec value")


def _digits(text):
    if not text or not text.isascii() or not text.isdigit():
        raise IndexError
    return int(text)


def date_length(text):
    """How many characters of an ISO text with date and time are the date."""
    if len(text) == 7:
        return 7
    if len(text) > 4 and text[4] == "-":
        if len(text) > 5 and text[5] == "W":
            return 10 if len(text) > 8 and text[8] == "-" else 8
        return 10
    if len(text) > 4 and text[4] == "W":
        at = 7
        while at < len(text) and text[at] in "0123456789":
            at += 1
        return 7 if at < 9 and at != 8 else 8 if at % 2 == 0 or at < 9 else 7
    return 8


def parse_date(text):
    """Year, month and day of YYYY-MM-DD, YYYYMMDD, YYYY-Www-D, YYYYWwwD. IndexError when it is none
    of them."""
    if len(text) not in (7, 8, 10):
        raise IndexError
    year = _digits(text[:4])
    dashed = text[4] == "-"
    at = 4 + dashed
    if text[at] == "W":
        week = _digits(text[at + 1:at + 3])
        day = 1
        rest = text[at + 3:]
        if rest:
            if (rest[0] == "-") != dashed or len(rest) != 1 + dashed:
                raise IndexError
            day = _digits(rest[dashed:])
        return date_of(iso_ordinal(year, week, day))
    month = _digits(text[at:at + 2])
    if dashed and text[at + 2] != "-":
        raise IndexError
    day = text[at + 2 + dashed:]
    if len(day) != 2:
        raise IndexError
    return year, month, _digits(day)


def iso_ordinal(year, week, day):
    if not 1 <= year <= 9999:
        raise ValueError(f"Year is out of range: {year}")
    start = iso_year_start(year)
    if not 1 <= week <= 53 or (week == 53 and iso_year_start(year + 1) - start < 371):
        raise ValueError(f"Invalid week: {week}")
    if not 1 <= day <= 7:
        raise ValueError(f"Invalid day: {day} (range is [1, 7])")
    return start + (week - 1) * 7 + day - 1


def _parse_clock(text):
    """HH[:MM[:SS[.ffffff]]], with all colons or none."""
    numbers = [_digits(text[:2]) if len(text[:2]) == 2 else _digits("")]
    rest = text[2:]
    colon = rest[:1] == ":"
    while rest and rest[0] not in ".," and len(numbers) < 3:
        if (rest[0] == ":") != colon:
            raise IndexError
        rest = rest[colon:]
        if len(rest) < 2:
            raise IndexError
        numbers.append(_digits(rest[:2]))
        rest = rest[2:]
    part = 0
    if rest:
        if rest[0] not in ".," or len(numbers) < 3:
            raise IndexError
        _digits(rest[1:])
        part = int((rest[1:] + "000000")[:6])
    while len(numbers) < 3:
        numbers.append(0)
    return numbers[0], numbers[1], numbers[2], part


def parse_time(text):
    """Hour, minute, second, microsecond, and the microseconds of the offset: None without one."""
    for at, character in enumerate(text):
        if character in "+-Z":
            clock = _parse_clock(text[:at])
            if character == "Z":
                if text[at + 1:]:
                    raise IndexError
                return (*clock, 0)
            return (*clock, parse_offset(text[at:]))
    return (*_parse_clock(text), None)


def parse_offset(text):
    hour, minute, second, part = _parse_clock(text[1:])
    total = ((hour * 60 + minute) * 60 + second) * 10**6 + part
    return -total if text[0] == "-" else total


class Ordered:
    """Comparisons by `_sort_key(other, symbol)`: two keys that compare as the values do, or None."""

    __slots__ = ()

    def __eq__(self, other):
        keys = self._sort_key(other, "==")
        if keys is None:
            return False if isinstance(other, Ordered) else NotImplemented
        return keys[0] == keys[1]

    def __lt__(self, other):
        keys = self._sort_key(other, "<")
        return NotImplemented if keys is None else keys[0] < keys[1]

    def __le__(self, other):
        keys = self._sort_key(other, "<=")
        return NotImplemented if keys is None else keys[0] <= keys[1]

    def __gt__(self, other):
        keys = self._sort_key(other, ">")
        return NotImplemented if keys is None else keys[0] > keys[1]

    def __ge__(self, other):
        keys = self._sort_key(other, ">=")
        return NotImplemented if keys is None else keys[0] >= keys[1]

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self
