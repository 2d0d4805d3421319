"""Threads, and what they wait with. From C++: _start(function, name, shown) runs a function in a thread, on the lane that it
returns; _lane() tells who runs, _lane_of(task) whose lane that is; _ticket() makes what _hold(ticket, seconds, why, what) waits for and _wake(ticket) ends, and of which
_comes_of(ticket, why, what) tells later what it is; _mark(kind)
is the place in the trace of what the program makes, of which _tell(what, mark) tells; _worker() is the name of the worker of a pool,
_lanes(pool) are those of its workers."""

import sys
from _threading_locks import *
from _threading_locks import _ident_of

TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError
_workers = {}
_threads = {}
_begun = []
_at_exit = []
_started = 0
_unnamed = 0


class Thread:
    _initialized = False
    _shown = None  # what its code is called, if not as its target

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name is None:
            name = _next_name(target)
        self._name = str(name)
        self._target = target
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._state = "initial"
        self._joiners = []
        self._awaitscope_lane = None
        self._initialized = True

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = self._state
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"

    def start(self):
        global _started
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._state != "initial":
            raise RuntimeError("threads can only be started once")
        self._state = "started"
        _started += 1
        self._ident = _ident_of(_started)
        _begun.append(self)
        target = self._target
        shown = self._shown or getattr(target, "__name__", None) or type(self).__name__
        self._awaitscope_lane = _start(self._bootstrap, self._name, shown)

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        lane = self._awaitscope_lane = _lane()
        _threads[lane] = self
        try:
            self.run()
        except SystemExit:
            pass
        except BaseException as error:
            excepthook(ExceptHookArgs((type(error), error, error.__traceback__, self)))
        finally:
            self._state = "stopped"
            del _threads[lane]
            _begun.remove(self)
            joiners, self._joiners = self._joiners, []
            for ticket in joiners:
                _wake(ticket)

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._state == "initial":
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if self._state == "stopped":
            return
        ticket = _ticket()
        self._joiners.append(ticket)
        _hold(ticket, None if timeout is None else max(timeout, 0), "thread", self._awaitscope_lane)

    def is_alive(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._state == "started"

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def ident(self):
        return self._ident

    native_id = ident

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._state != "initial":
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def getName(self):
        _deprecated("getName() is deprecated, get the name attribute instead")
        return self.name

    def setName(self, name):
        _deprecated("setName() is deprecated, set the name attribute instead")
        self.name = name

    def isDaemon(self):
        _deprecated("isDaemon() is deprecated, get the daemon attribute instead")
        return self.daemon

    def setDaemon(self, daemonic):
        _deprecated("setDaemon() is deprecated, set the daemon attribute instead")
        self.daemon = daemonic


class Timer(Thread):
    """Calls a function after a while, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


def _there(name, number, kind):
    """A thread that is not made by Thread: the main one, or a worker of asyncio."""
    made = kind.__new__(kind)
    made._initialized = True
    made._name = name
    made._ident = _ident_of(number)
    made._state = "started"
    made._daemonic = False
    made._joiners = []
    made._awaitscope_lane = None
    return made


class _MainThread(Thread):
    pass


_main = _there("MainThread", 0, _MainThread)


def current_thread():
    found = _threads.get(_lane())
    if found is not None:
        return found
    name = _worker()
    if name is None:
        return _main
    if name not in _workers:
        _workers[name] = _there(name, 100000 + len(_workers), Thread)
    return _workers[name]


def currentThread():
    _deprecated("currentThread() is deprecated, use current_thread() instead")
    return current_thread()


def main_thread():
    return _main


def get_ident():
    return current_thread().ident


get_native_id = get_ident


def enumerate():
    return [_main, *_begun, *_workers.values()]


def active_count():
    return len(enumerate())


def activeCount():
    _deprecated("activeCount() is deprecated, use active_count() instead")
    return active_count()


class ExceptHookArgs(tuple):
    """Of an exception that ends a thread: its type, itself, its traceback and the thread."""

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args, /):
    import traceback

    if args.exc_type is SystemExit:
        return
    name = get_ident() if args.thread is None else args.thread.name
    print(f"Exception in thread {name}:", file=sys.stderr)
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback, file=sys.stderr)


__excepthook__ = excepthook


class _Stores:
    """What a `local` holds, for each thread."""

    def __init__(self, args, kwargs):
        self.args = args
        self.kwargs = kwargs
        self.by_thread = {}


def _store(self):
    stores = object.__getattribute__(self, "_stores")
    key = current_thread()._ident
    if key not in stores.by_thread:
        stores.by_thread[key] = {}
        object.__getattribute__(self, "__init__")(*stores.args, **stores.kwargs)
    return stores.by_thread[key]


class local:
    """Attributes that each thread has for itself."""

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        stores = _Stores(args, kwargs)
        stores.by_thread[current_thread()._ident] = {}
        object.__setattr__(self, "_stores", stores)
        return self

    def __getattribute__(self, name):
        store = _store(self)
        if name == "__dict__":
            return store
        if name in store:
            return store[name]
        if name == "_stores" or not hasattr(type(self), name):
            kind = "_thread._local" if type(self) is local else type(self).__name__
            raise AttributeError(f"'{kind}' object has no attribute '{name}'")
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        _store(self)[name] = value

    def __delattr__(self, name):
        store = _store(self)
        if name not in store:
            kind = "_thread._local" if type(self) is local else type(self).__name__
            raise AttributeError(f"'{kind}' object has no attribute '{name}'")
        del store[name]


def _next_name(target):
    global _unnamed
    _unnamed += 1
    name = f"Thread-{_unnamed}"
    if target is not None and hasattr(target, "__name__"):
        name += f" ({target.__name__})"
    return name


def _deprecated(text):
    import warnings

    warnings.warn(text, DeprecationWarning, stacklevel=1)


def _register_atexit(function):
    _at_exit.append(function)


def _at_end():
    """The program's own code is over: it ends with the last thread that is no daemon."""
    for function in reversed(_at_exit):
        function()
    while waiting := [thread for thread in _begun if not thread.daemon and thread.is_alive()]:
        for thread in waiting:
            thread.join()


def settrace(func):
    raise RuntimeError("threading.settrace is not available in Awaitscope: step through the program instead")


setprofile = settrace


def stack_size(size=0):
    return 0
