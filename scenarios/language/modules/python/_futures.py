"""Results that threads wait for, and how to wait for several."""

import threading
from collections import namedtuple

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


class Error(Exception):
    pass


class CancelledError(Error):
    pass


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


Error.__module__ = CancelledError.__module__ = InvalidStateError.__module__ = "concurrent.futures._base"
BrokenExecutor.__module__ = "concurrent.futures._base"
DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")
_told = {"PENDING": "pending", "RUNNING": "running", "CANCELLED": "cancelled", "CANCELLED_AND_NOTIFIED": "cancelled",
         "FINISHED": "finished"}


class Future:
    def __init__(self):
        self._condition = threading.Condition()
        self._state = "PENDING"
        self._result = None
        self._exception = None
        self._waiters = []
        self._callbacks = []
        # In whose queue which function stands; the lane of what it comes of, a thread's "result" or a task.
        self._pool = self._function = None
        self._lane = self._why = None

    def __repr__(self):
        text = f"<Future at {hex(id(self))} state={_told[self._state]}"
        if self._state == "FINISHED":
            if self._exception is not None:
                text += f" raised {type(self._exception).__name__}"
            else:
                text += f" returned {type(self._result).__name__}"
        return text + ">"

    def cancel(self):
        if self._state in ("RUNNING", "FINISHED"):
            return False
        self._pool = self._function = None
        if not self.cancelled():
            self._end("CANCELLED")
        return True

    def cancelled(self):
        return self._state in ("CANCELLED", "CANCELLED_AND_NOTIFIED")

    def running(self):
        return self._state == "RUNNING"

    def done(self):
        return self._state in ("CANCELLED", "CANCELLED_AND_NOTIFIED", "FINISHED")

    def _end(self, state):
        with self._condition:
            self._state = state
            for waiter in list(self._waiters):
                waiter(self)
            self._condition.notify_all()
        for function in self._callbacks:
            self._tell(function)

    def _tell(self, function):
        try:
            function(self)
        except Exception:
            import logging

            logging.getLogger("concurrent.futures").exception("exception calling callback for %r", self)

    def add_done_callback(self, fn):
        if self.done():
            self._tell(fn)
        else:
            self._callbacks.append(fn)

    def _await(self, timeout):
        with self._condition:
            if not self.done():
                place = self._pool and self._pool._place(self._function)
                self._condition._awaitscope_mark = place if self._lane is None else self._lane
                self._condition._awaitscope_why = self._why
                self._condition.wait(timeout)
                self._condition._awaitscope_mark = None
        if self.cancelled():
            raise CancelledError()
        if self._state != "FINISHED":
            raise TimeoutError()

    def _comes_of(self, why, lane):
        self._why, self._lane = why, lane
        for ticket in self._condition._waiters:
            threading._comes_of(ticket, why, lane)

    def result(self, timeout=None):
        try:
            self._await(timeout)
            if self._exception is not None:
                raise self._exception
            return self._result
        finally:
            self = None

    def exception(self, timeout=None):
        self._await(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        if self._state == "CANCELLED":
            self._state = "CANCELLED_AND_NOTIFIED"
            return False
        if self._state != "PENDING":
            raise RuntimeError("Future in unexpected state")
        self._state = "RUNNING"
        return True

    def set_result(self, result):
        if self.done():
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._result = result
        self._end("FINISHED")

    def set_exception(self, exception):
        if self.done():
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._exception = exception
        self._end("FINISHED")


Future.__module__ = "concurrent.futures._base"


class _Arrivals:
    """The futures that have ended since somebody last looked."""

    def __init__(self, futures):
        self.finished = []
        self.event = threading.Event()
        self.futures = [each for each in futures if not each.done()]
        for each in self.futures:
            each._waiters.append(self._arrive)

    def _arrive(self, future):
        self.finished.append(future)
        self.event.set()

    def forget(self):
        for each in self.futures:
            if self._arrive in each._waiters:
                each._waiters.remove(self._arrive)


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    from time import monotonic

    fs = set(fs)

    def is_enough():
        done = [each for each in fs if each.done()]
        if len(done) == len(fs) or return_when == FIRST_COMPLETED and done:
            return True
        return return_when == FIRST_EXCEPTION and any(not each.cancelled() and each._exception for each in done)

    until = None if timeout is None else monotonic() + timeout
    arrivals = _Arrivals(fs)
    while not is_enough():
        left = None if until is None else round(until - monotonic(), 9)
        if left is not None and left <= 0:
            break
        arrivals.event.clear()
        lanes = [each._lane for each in arrivals.futures if not each.done()]
        isKnown = return_when == ALL_COMPLETED and None not in lanes
        arrivals.event._cond._awaitscope_mark = min(lanes) if isKnown else None
        arrivals.event._cond._awaitscope_why = "result"
        arrivals.event.wait(left)
    arrivals.forget()
    done = {each for each in fs if each.done()}
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    from time import monotonic

    until = None if timeout is None else monotonic() + timeout
    fs = set(fs)
    total = len(fs)
    finished = [each for each in fs if each.done()]
    pending = {each for each in fs if not each.done()}
    arrivals = _Arrivals(pending)
    try:
        yield from finished
        while pending:
            left = None
            if until is not None:
                left = round(until - monotonic(), 9)
                if left < 0:
                    raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished")
            arrivals.event.wait(left)
            arrived, arrivals.finished = arrivals.finished, []
            arrivals.event.clear()
            for each in arrived:
                pending.discard(each)
                yield each
    finally:
        arrivals.forget()
