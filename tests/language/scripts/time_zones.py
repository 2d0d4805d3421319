"""zoneinfo: offsets, summer time, the hour that is missing and the one that comes twice."""
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

utc = ZoneInfo("UTC")
print(repr(utc), utc, utc.key, ZoneInfo("UTC") is utc, datetime(2024, 5, 1, tzinfo=utc), utc.utcoffset(None))
for key in ("Europe/Paris", "Europe/London", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "Asia/Tokyo"):
    zone = ZoneInfo(key)
    for month in (1, 7):
        moment = datetime(2024, month, 1, 12, tzinfo=timezone.utc).astimezone(zone)
        print(key, moment, moment.tzname(), moment.dst(), moment.utcoffset())
    for month, day in ((3, 31), (10, 27)):
        for hour in (0, 1):
            local = datetime(2024, month, day, hour, 59, tzinfo=timezone.utc).astimezone(zone)
            print(local, local.tzname(), local.fold)
paris = ZoneInfo("Europe/Paris")
for day, hour in ((31, 2), (27, 2)):
    for fold in (0, 1):
        moment = datetime(2024, 3 if day == 31 else 10, day, hour, 30, tzinfo=paris, fold=fold)
        print(moment, moment.tzname(), moment.timestamp())
evening = datetime(2024, 3, 30, 20, tzinfo=paris)
print(evening + timedelta(days=1), (evening + timedelta(days=1)).timestamp() - evening.timestamp())
print(datetime(2024, 6, 1, 9, tzinfo=paris) == datetime(2024, 6, 1, 3, tzinfo=ZoneInfo("America/New_York")))
print(paris.utcoffset(None), paris.tzname(None))
try:
    ZoneInfo("Nowhere/Land")
except ZoneInfoNotFoundError as error:
    print(isinstance(error, KeyError), type(error).__name__)
