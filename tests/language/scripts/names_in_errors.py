# What is written in C in CPython goes by its module and name in errors.
import asyncio
import collections
import contextvars
import datetime
import decimal
import functools
import io
import itertools
import json
import queue
import re
import threading
import types


async def work():
    pass


def tell(action, *arguments):
    try:
        action(*arguments)
    except Exception as error:
        print(type(error).__name__, error)


async def main():
    task = asyncio.create_task(work())
    future = asyncio.get_running_loop().create_future()
    values = [
        task, future, asyncio.gather(task), datetime.date(2020, 1, 1), datetime.datetime(2020, 1, 1),
        datetime.timedelta(1), datetime.time(1), datetime.timezone.utc, collections.deque(),
        collections.defaultdict(int), collections.OrderedDict(), collections.Counter(), decimal.Decimal(1),
        re.compile("a"), re.match("a", "a"), threading.Lock(), threading.RLock(), io.StringIO(),
        types.SimpleNamespace(), itertools.count(), itertools.chain(), functools.partial(int),
        contextvars.ContextVar("x"), contextvars.Context(), queue.Queue(), queue.SimpleQueue(),
        asyncio.Lock(), asyncio.Queue(), itertools.cycle([]), threading.Event(),
    ]
    for value in values:
        tell(lambda: value - object())
        if not callable(value):
            tell(value)
        if not hasattr(value, "__len__"):
            tell(len, value)
        tell(lambda: value.nothing)
    tell(json.dumps, datetime.date(2020, 1, 1))
    tell(lambda: [] + datetime.date(2020, 1, 1))
    tell(lambda: "a" + decimal.Decimal(1))
    tell(lambda: datetime.date(2020, 1, 1) < 3)
    print(repr(collections.deque([1])), repr(collections.OrderedDict(a=1)))
    await task


asyncio.run(main())
