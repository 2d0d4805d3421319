# array, calendar, keyword, reprlib, html, atexit, sched, timeit, secrets.
import atexit
import calendar
import html
import keyword
import reprlib
import sched
import secrets
import time
import timeit
from array import array

numbers = array("i", [3, 1, 2])
numbers.append(5)
numbers.extend([7, 8])
numbers[0] = 4
print(numbers, numbers[1:3], len(numbers), sum(numbers), 7 in numbers, numbers.index(5), numbers.tolist(), numbers.itemsize)
numbers.pop()
numbers.remove(1)
print(numbers * 2, numbers + array("i", [0]), array("d", [1.5]), array("b"), numbers == array("i", [4, 2, 5, 7]))
for bad in (lambda: numbers.append("x"), lambda: array("b", [200]), lambda: array("z"), lambda: numbers[9], lambda: array("B", [-1])):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__ + ":", error)

print(calendar.month(2024, 2), end="")
print(calendar.monthrange(2023, 2)[1], calendar.isleap(2000), calendar.weekday(2024, 1, 1), calendar.month_name[5], calendar.day_abbr[6])
print(calendar.monthcalendar(2024, 9)[0], list(calendar.Calendar(6).itermonthdays(2024, 2))[:5], calendar.leapdays(2000, 2021))
print(calendar.TextCalendar(6).formatmonth(2023, 10).splitlines()[1])
print(keyword.iskeyword("async"), keyword.iskeyword("match"), keyword.issoftkeyword("match"), len(keyword.kwlist))
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({n: n for n in range(9)}))
print(html.escape("<a href='x'>&\"</a>"), html.unescape("&lt;b&gt; &#65;&#x42; &eacute;"))

scheduler = sched.scheduler(time.monotonic, time.sleep)
scheduler.enter(0.2, 1, print, ("second",))
scheduler.enter(0.1, 1, print, ("first",))
dropped = scheduler.enter(0.3, 1, print, ("never",))
scheduler.cancel(dropped)
scheduler.run()
print(scheduler.empty())
print(timeit.timeit(lambda: None, number=10) >= 0, len(timeit.repeat(lambda: None, repeat=3, number=1)))
print(len(secrets.token_hex(8)), secrets.randbelow(10) < 10, secrets.choice("a"), secrets.compare_digest("a", "b"))
atexit.register(print, "at the end")
atexit.register(print, "before that")
print("over")

import errno
print(errno.ENOENT, errno.errorcode[errno.EPIPE], errno.EWOULDBLOCK == errno.EAGAIN, OSError(errno.ECONNREFUSED, "no").__class__.__name__)
import uuid, statistics
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "http://python.org"), uuid.UUID(bytes=bytes(range(16))), repr(uuid.NAMESPACE_DNS), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org").version)
for wrong in (lambda: uuid.UUID(), lambda: uuid.UUID(bytes=b"a"), lambda: uuid.UUID("xyz")):
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
print(statistics.linear_regression([1, 2, 3, 4], [2, 4.5, 6, 8]), statistics.linear_regression([1, 2], [3, 6], proportional=True)); slope, intercept = statistics.linear_regression([1, 2, 3], [2, 4, 6]); print(slope, intercept)
