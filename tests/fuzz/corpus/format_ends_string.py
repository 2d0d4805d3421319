{"t": "0", "kind": "output", "text": "RuntimeError: asyncio.run() cannot be called from a running event loop"}
{"t": "0", "kind": "output", "text": "TypeError: object int can't be used in 'await' expression"}
{"t": "0", "kind": "output", "text": "TypeError: object NoneType can't be used in 'await' expression"}
{"t": "0", "kind": "output", "text": "TypeError: object list can't be used in 'await' expression"}
{"t": "0", "kind": "output", "text": "RuntimeError: cannot reuse already awaited coroutine"}
{"t": "0", "kind": "output", "text": "TypeError: a coroutine was expected, got <function "}
{"t": "0", "kind": "output", "text": "InvalidStateError: Result is not set."}
{"t": "0", "kind": "output", "text": "TypeError: An asyncio.Future, a coroutine or an awaitable is required"}
t(lambda: (f"{time(1,2,3,4):%Y %H %put", "text": "RuntimeError: asyncio.run() cannot be called from a running event loop"}
{"t": "0", "kind": "output", "text": "TypeError: object int can't be used in 'await' expression"}
{"t": "0", "kind": "output", "text": "TypeError: object NoneType can't be used in 'await' expression"}
{"t": "0", "kind": "output", "text": "TypeError: object list can't be used in 'await' expression"}
{"t": "0", "kind": "output", "text": "RuntimeError: cannot reuse already awaited coroutine"}
{"t": "0", "kind": "output", "text": "TypeError: a coroutine was expected, got <function "}
{"t": "0", "kind": "output", "text": "InvalidStateError: Result is not set."}
{"t": "0", "kind": "output", "text": "TypeError: An asyncio.Future, a coroutine or an awaitable is required"}
t(lambda: (f"{time(1,2,3,4):%Y %H %f %c}"))
t(lambda: (f"{date(2020,1,1)}"))
t(lambda: (date(2020,1,1).__repr__()))
t(lambda: (type('A',(date,),{})(2020,1,1)))
t(lambda: (type('A',(datetime,),{})(2020,1,1)+timedelta(1)))
class Day(date):
    def next(self):
{"t": "0", "kind": "output", "text": "ValueError: a coroutine was expected, got <function "}
{"t": "0", "kind": "output", "text": "no error <Task pending name='Task-4'>"}
{"t": "0", "kind": "output", "text": f %c}"))
t(lambda: (f"{date(2020,1,1)}"))
t(lambda: (date(2020,1,1).__repr__()))
t(lambda: (type('A',(date,),{})(2020,1,1)))
t(lambda: (type('A',(datetime,),{})(2020,1,1)+timedelta(1)))
class Day(date):
    def next(self):
{"t": "0", "kind": "output", "text": "ValueError: a coroutine was expected, got <function "}
{"t": "0", "kind": "output", "text": "no error <Task pending name='Task-4'>"}
{"t": "0", "kind": "output", "text": "RuntimeError: no running event loop"}
{"t": "0", "kind": "end", "status": "ok"}
