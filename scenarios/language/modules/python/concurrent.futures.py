"""Pools of threads for loop.run_in_executor."""

from asyncio import CancelledError, InvalidStateError
from collections import deque

TimeoutError = TimeoutError
FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise RuntimeError(
            f"{type(self).__name__}.submit is not available in Awaitscope: "
            "await loop.run_in_executor(pool, function, ...)"
        )

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        raise RuntimeError(
            f"{type(self).__name__}.map is not available in Awaitscope: "
            "gather what loop.run_in_executor(pool, function, ...) returns"
        )

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


class ThreadPoolExecutor(Executor):
    """Runs as many functions at a time as it has workers; the others wait in turn."""

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = 32
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._max_workers = max_workers
        self._busy = 0
        self._waiting = deque()
        self._is_shut = False

    def _run(self, loop, function, args):
        """What loop.run_in_executor(self, function, *args) returns."""
        if self._is_shut:
            raise RuntimeError("cannot schedule new futures after shutdown")
        if self._busy < self._max_workers:
            return self._start(loop, function, args)
        future = loop.create_future()
        self._waiting.append((future, loop, function, args))
        return future

    def _start(self, loop, function, args):
        self._busy += 1
        future = loop.run_in_executor(None, function, *args)
        future.add_done_callback(self._finished)
        return future

    def _finished(self, done):
        self._busy -= 1
        while self._waiting:
            outer, loop, function, args = self._waiting.popleft()
            if outer.done():
                continue

            def pass_on(inner, outer=outer):
                if outer.done():
                    return
                if inner.cancelled():
                    outer.cancel()
                elif inner.exception() is not None:
                    outer.set_exception(inner.exception())
                else:
                    outer.set_result(inner.result())

            self._start(loop, function, args).add_done_callback(pass_on)
            return

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._is_shut = True
