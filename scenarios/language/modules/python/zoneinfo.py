"""Some time zones, by the rules that are in force today."""

from datetime import datetime, timedelta, tzinfo

__all__ = ["ZoneInfo", "ZoneInfoNotFoundError", "available_timezones", "reset_tzpath", "TZPATH"]

TZPATH = ()

_HOUR = timedelta(hours=1)
_ZERO = timedelta(0)

# Hours ahead of UTC, the rule of summer time, and the names of both.
_ZONES = {}
for _line in """
0 - UTC UTC: UTC Etc/UTC Zulu
0 - GMT GMT: GMT Etc/GMT Africa/Abidjan Africa/Accra
0 eu GMT BST: Europe/London
0 eu WET WEST: Europe/Lisbon
1 eu CET CEST: Europe/Paris Europe/Berlin Europe/Madrid Europe/Rome Europe/Amsterdam Europe/Brussels Europe/Vienna
1 eu CET CEST: Europe/Zurich Europe/Stockholm Europe/Oslo Europe/Copenhagen Europe/Warsaw Europe/Prague Europe/Budapest
1 eu CET CEST: Europe/Luxembourg
2 eu EET EEST: Europe/Athens Europe/Helsinki Europe/Kyiv Europe/Kiev Europe/Bucharest Europe/Sofia
1 - WAT WAT: Africa/Lagos
2 - SAST SAST: Africa/Johannesburg
3 - EAT EAT: Africa/Nairobi
3 - MSK MSK: Europe/Moscow
3 - +03 +03: Europe/Istanbul Asia/Riyadh
-5 us EST EDT: America/New_York US/Eastern America/Toronto America/Detroit
-6 us CST CDT: America/Chicago US/Central
-7 us MST MDT: America/Denver US/Mountain
-8 us PST PDT: America/Los_Angeles US/Pacific America/Vancouver
-9 us AKST AKDT: America/Anchorage
-7 - MST MST: America/Phoenix
-10 - HST HST: Pacific/Honolulu
-3 - -03 -03: America/Argentina/Buenos_Aires
-5 - -05 -05: America/Bogota America/Lima
4 - +04 +04: Asia/Dubai
5.5 - IST IST: Asia/Kolkata Asia/Calcutta
5.75 - +0545 +0545: Asia/Kathmandu
7 - +07 +07: Asia/Bangkok Asia/Ho_Chi_Minh
8 - CST CST: Asia/Shanghai Asia/Taipei
8 - HKT HKT: Asia/Hong_Kong
8 - +08 +08: Asia/Singapore
9 - JST JST: Asia/Tokyo
9 - KST KST: Asia/Seoul
10 au AEST AEDT: Australia/Sydney Australia/Melbourne
10 - AEST AEST: Australia/Brisbane
12 nz NZST NZDT: Pacific/Auckland
""".strip().splitlines():
    _rule, _, _keys = _line.partition(": ")
    for _key in _keys.split():
        _ZONES[_key] = _rule.split()


def _sunday(year, month, number):
    """Midnight of the Sunday of this number in a month; -1 is the last one."""
    if number > 0:
        first = datetime(year, month, 1)
        return first + timedelta(days=6 - first.weekday() + 7 * (number - 1))
    last = datetime(year, month + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def _changes(rule, year, offset):
    """When summer time begins, by winter's clock, and ends, by summer's."""
    if rule == "eu":  # everywhere at one o'clock UTC
        return _sunday(year, 3, -1) + _HOUR + offset, _sunday(year, 10, -1) + 2 * _HOUR + offset
    if rule == "us":
        return _sunday(year, 3, 2) + 2 * _HOUR, _sunday(year, 11, 1) + 2 * _HOUR
    if rule == "au":
        return _sunday(year, 10, 1) + 2 * _HOUR, _sunday(year, 4, 1) + 3 * _HOUR
    return _sunday(year, 9, -1) + 2 * _HOUR, _sunday(year, 4, 1) + 3 * _HOUR


class ZoneInfoNotFoundError(KeyError):
    __module__ = "zoneinfo._common"


class ZoneInfo(tzinfo):
    _known = {}

    def __new__(cls, key):
        if not isinstance(key, str):
            raise TypeError(f"expected str, bytes or os.PathLike object, not {type(key).__name__}")
        if key not in cls._known:
            cls._known[key] = cls.no_cache(key)
        return cls._known[key]

    @classmethod
    def no_cache(cls, key):
        if key not in _ZONES:
            raise ZoneInfoNotFoundError(f"No time zone found with key {key}; zoneinfo.available_timezones() has "
                                        "those of Awaitscope")
        self = tzinfo.__new__(cls)
        hours, self._rule, *self._names = _ZONES[key]
        self._key = key
        self._offset = timedelta(hours=float(hours))
        return self

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        for key in list(cls._known) if only_keys is None else only_keys:
            cls._known.pop(key, None)

    @property
    def key(self):
        return self._key

    def _is_summer(self, when, fold):
        start, end = _changes(self._rule, when.year, self._offset)
        # The hour that is left out, and the one that comes twice, belong to what was before; with a fold to what
        # comes after.
        has_begun = when >= (start if fold else start + _HOUR)
        goes_on = when < (end - _HOUR if fold else end)
        return has_begun and goes_on if start < end else has_begun or goes_on

    def _summer(self, dt):
        if self._rule == "-" and (dt is not None or not self._offset):
            return False
        return None if dt is None else self._is_summer(dt.replace(tzinfo=None, fold=0), dt.fold)

    def utcoffset(self, dt):
        summer = self._summer(dt)
        return None if summer is None else self._offset + _HOUR if summer else self._offset

    def dst(self, dt):
        summer = self._summer(dt)
        return None if summer is None else _HOUR if summer else _ZERO

    def tzname(self, dt):
        summer = self._summer(dt)
        return None if summer is None else self._names[summer]

    def fromutc(self, dt):
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        local = dt + self._offset
        if self._rule == "-":
            return local
        plain = local.replace(tzinfo=None, fold=0)
        start, end = _changes(self._rule, plain.year, self._offset)
        end -= _HOUR  # by winter's clock, as local is
        is_summer = start <= plain < end if start < end else plain >= start or plain < end
        if is_summer:
            return local + _HOUR
        return local.replace(fold=1) if end <= plain < end + _HOUR else local

    def __repr__(self):
        return f"zoneinfo.ZoneInfo(key={self._key!r})"

    def __str__(self):
        return self._key

    def __reduce__(self):
        return type(self), (self._key,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def available_timezones():
    return set(_ZONES)


def reset_tzpath(to=None):
    pass
