"""What threads wait with. A switch from one thread to another happens only where a thread holds or sleeps, so that
nothing here needs a lock of its own. A lock that is let go is free: who asks first has it, as in CPython.

What the program makes has a place in the trace, `_awaitscope_mark`; what is made here for own use has none."""

from collections import deque
from time import monotonic

__all__ = ["Lock", "RLock", "Condition", "Semaphore", "BoundedSemaphore", "Event", "Barrier", "BrokenBarrierError"]


def _ident_of(number):
    return 140000000000000 + number


def _tools():
    import threading

    return threading


def _tell(what, shared, count=0):
    if shared is not None:
        _tools()._tell(what, shared, count)


class Lock:
    def __init__(self):
        self._is_locked = False
        self._waiting = deque()
        self._awaitscope_mark = _tools()._mark("lock")

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        if self._take():
            return True
        if not blocking:
            return False
        return _wait_for(self, timeout)

    def release(self):
        if not self._is_locked:
            raise RuntimeError("release unlocked lock")
        self._is_locked = False
        _tell("given", self._awaitscope_mark)
        if self._waiting:
            _tools()._wake(self._waiting.popleft())

    def locked(self):
        return self._is_locked

    def _take(self):
        if self._is_locked:
            return False
        self._is_locked = True
        _tell("taken", self._awaitscope_mark)
        return True

    def __enter__(self):
        self.acquire()
        _tell("block", self._awaitscope_mark)
        return True

    def __exit__(self, exc_type, exc_value, traceback):
        self.release()

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked

    def __repr__(self):
        return f"<{'locked' if self._is_locked else 'unlocked'} _thread.lock object at {hex(id(self))}>"


def _wait_for(lock, timeout):
    """Waits until the lock can be taken, and takes it."""
    tools = _tools()
    until = None if timeout < 0 else monotonic() + timeout
    while True:
        ticket = tools._ticket()
        lock._waiting.append(ticket)
        if not tools._hold(ticket, None if until is None else max(until - monotonic(), 0), "lock", lock._awaitscope_mark):
            lock._waiting.remove(ticket)
            return lock._take()
        if lock._take():
            return True


class RLock:
    def __init__(self):
        self._owner = None
        self._count = 0
        self._waiting = deque()
        self._awaitscope_mark = _tools()._mark("lock")

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if self._owner == _tools().get_ident():
            self._count += 1
            return True
        if self._take():
            return True
        return _wait_for(self, timeout) if blocking else False

    def _take(self):
        if self._owner is not None:
            return False
        self._owner = _tools().get_ident()
        self._count = 1
        _tell("taken", self._awaitscope_mark)
        return True

    def release(self):
        tools = _tools()
        if self._owner != tools.get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if self._count == 0:
            self._owner = None
            _tell("given", self._awaitscope_mark)
            if self._waiting:
                tools._wake(self._waiting.popleft())

    def _release_save(self):
        count, self._count = self._count, 1
        self.release()
        return count

    def _acquire_restore(self, count):
        self.acquire()
        self._count = count

    def _is_owned(self):
        return self._owner == _tools().get_ident()

    def __enter__(self):
        self.acquire()
        if self._count == 1:
            _tell("block", self._awaitscope_mark)
        return True

    def __exit__(self, exc_type, exc_value, traceback):
        self.release()

    def __repr__(self):
        return (f"<{'locked' if self._count else 'unlocked'} _thread.RLock object owner={self._owner or 0} "
                f"count={self._count} at {hex(id(self))}>")


class Condition:
    # Who waits in it waits for this.
    _awaitscope_why = "condition"

    def __init__(self, lock=None):
        self._awaitscope_mark = _tools()._mark("condition")
        if lock is None:
            lock = RLock()
            lock._awaitscope_mark = _tools()._mark("lock")
        self._lock = lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._waiters = deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _is_owned(self):
        if isinstance(self._lock, RLock):
            return self._lock._is_owned()
        return self._lock.locked()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        tools = _tools()
        ticket = tools._ticket()
        self._waiters.append(ticket)
        is_reentrant = isinstance(self._lock, RLock)
        saved = self._lock._release_save() if is_reentrant else self._lock.release()
        told = tools._hold(ticket, None if timeout is None else max(timeout, 0), self._awaitscope_why, self._awaitscope_mark)
        if is_reentrant:
            self._lock._acquire_restore(saved)
        else:
            self._lock.acquire()
        if not told and ticket in self._waiters:
            self._waiters.remove(ticket)
        return told

    def wait_for(self, predicate, timeout=None):
        until = None
        result = predicate()
        while not result:
            left = None
            if timeout is not None:
                if until is None:
                    until = monotonic() + timeout
                left = round(until - monotonic(), 9)
                if left <= 0:
                    break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        while self._waiters and n > 0:
            _tools()._wake(self._waiters.popleft())
            n -= 1

    def notify_all(self):
        self.notify(len(self._waiters))

    def notifyAll(self):
        _tools()._deprecated("notifyAll() is deprecated, use notify_all() instead")
        self.notify_all()


def _known_as(made, why, mark):
    """What is built on a condition: who waits in that waits for `made`."""
    made._awaitscope_mark = made._cond._awaitscope_mark = mark
    made._cond._awaitscope_why = why


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value
        _known_as(self, "semaphore", _tools()._mark("semaphore"))

    def __repr__(self):
        return f"<threading.{type(self).__name__} at {hex(id(self))}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        until = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if until is None:
                        until = monotonic() + timeout
                    else:
                        timeout = round(until - monotonic(), 9)
                        if timeout <= 0:
                            return False
                self._cond.wait(timeout)
            self._value -= 1
            _tell("taken", self._awaitscope_mark)
        return True

    __enter__ = acquire

    def __exit__(self, exc_type, exc_value, traceback):
        self.release()

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            for _ in range(n):
                _tell("given", self._awaitscope_mark)
            self._cond.notify(n)


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value
        _known_as(self, "semaphore", _tools()._mark("semaphore"))

    def __repr__(self):
        return f"<threading.{type(self).__name__} at {hex(id(self))}: value={self._value}/{self._initial_value}>"

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class Event:
    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False
        _known_as(self, "event", _tools()._mark("event"))

    def __repr__(self):
        return f"<threading.{type(self).__name__} at {hex(id(self))}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        return self._flag

    def isSet(self):
        _tools()._deprecated("isSet() is deprecated, use is_set() instead")
        return self._flag

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            signaled = self._flag
            if not signaled:
                signaled = self._cond.wait(timeout)
            return signaled


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        # filling, draining, resetting or broken.
        self._state = "filling"
        self._count = 0
        _known_as(self, "barrier", _tools()._mark("barrier"))

    def __repr__(self):
        name = type(self).__name__
        if self.broken:
            return f"<threading.{name} at {hex(id(self))}: broken>"
        return f"<threading.{name} at {hex(id(self))}: waiters={self.n_waiting}/{self.parties}>"

    parties = property(lambda self: self._parties)
    n_waiting = property(lambda self: self._count if self._state == "filling" else 0)
    broken = property(lambda self: self._state == "broken")

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in ("draining", "resetting"):
                self._cond.wait()
            if self._state == "broken":
                raise BrokenBarrierError
            place = self._count
            self._count += 1
            try:
                if place + 1 == self._parties:
                    self._release()
                elif not self._cond.wait_for(lambda: self._state != "filling", timeout):
                    self._break()
                    raise BrokenBarrierError
                elif self._state in ("broken", "resetting"):
                    raise BrokenBarrierError
                return place
            finally:
                self._count -= 1
                if self._count == 0 and self._state in ("draining", "resetting"):
                    self._state = "filling"
                    self._cond.notify_all()

    def _release(self):
        try:
            if self._action:
                self._action()
            self._state = "draining"
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _break(self):
        self._state = "broken"
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count > 0:
                if self._state in ("filling", "broken"):
                    self._state = "resetting"
            else:
                self._state = "filling"
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()
