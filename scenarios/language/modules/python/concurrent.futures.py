"""Pools of threads."""

import threading
from collections import deque
from itertools import count
from queue import Empty, SimpleQueue

from _futures import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, BrokenExecutor, CancelledError, Future,
                      InvalidStateError, as_completed, wait)

TimeoutError = TimeoutError


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        from time import monotonic

        until = None if timeout is None else monotonic() + timeout
        futures = deque(self.submit(fn, *args) for args in zip(*iterables))

        def results():
            try:
                while futures:
                    yield futures.popleft().result(None if until is None else until - monotonic())
            finally:
                for future in futures:
                    future.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


class BrokenThreadPool(BrokenExecutor):
    pass


_pool_numbers = count()
_pools = {}  # in order, those that have threads
_is_over = False  # the program's own code


class ThreadPoolExecutor(Executor):
    """Runs as many functions at a time as it has workers; the others wait in turn."""

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = 32
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._thread_name_prefix = thread_name_prefix or f"ThreadPoolExecutor-{next(_pool_numbers)}"
        self._initializer = initializer
        self._initargs = initargs
        self._is_shut = False
        # Of a loop's executor.
        self._busy = 0
        self._waiting = deque()
        # Of its own threads.
        self._work = SimpleQueue()
        self._work._queue.not_empty._awaitscope_why = "work"
        self._idle = 0
        self._threads = []
        self._serving = []  # the lanes of those that run a function
        self._begun = 0
        self._is_broken = False

    def submit(self, fn, /, *args, **kwargs):
        if self._is_broken:
            raise BrokenThreadPool("A thread initializer failed, the thread pool is not usable anymore")
        self._check_open()
        _pools[self] = None
        future = Future()
        future._pool, future._function = self, fn
        self._work.put((future, fn, args, kwargs))
        if self._idle > 0:
            self._idle -= 1
        else:
            self._add_worker(fn)
        return future

    def _check_open(self):
        if self._is_shut:
            raise RuntimeError("cannot schedule new futures after shutdown")
        if _is_over:
            raise RuntimeError("cannot schedule new futures after interpreter shutdown")

    def _add_worker(self, fn=None):
        if len(self._threads) + self._busy < self._max_workers or threading._sequential():
            number = len(self._threads) + self._busy
            thread = threading.Thread(name=f"{self._thread_name_prefix}_{number}", target=self._serve)
            # A sequential worker is a call of that one function.
            thread._shown = threading._sequential() and getattr(fn, "__name__", None) or type(self).__name__
            self._threads.append(thread)
            thread.start()

    def _serve(self):
        # A sequential worker serves one call, and is gone: the next one takes its place.
        is_new = not threading._sequential() or len(self._threads) > self._begun
        self._begun = max(self._begun, len(self._threads))
        if self._initializer is not None and is_new:
            try:
                self._initializer(*self._initargs)
            except BaseException:
                import logging

                logging.getLogger("concurrent.futures").critical("Exception in initializer:", exc_info=True)
                self._is_broken = True
                return
        while True:
            try:
                item = self._work.get_nowait()
            except Empty:
                if threading._sequential():
                    self._threads.remove(threading.current_thread())
                    return
                self._idle += 1
                item = self._work.get()
            if item is None:
                if self._is_shut:
                    self._work.put(None)
                    return
                continue
            future, fn, args, kwargs = item
            future._pool = future._function = None
            if not future.set_running_or_notify_cancel():
                continue
            self._serving.append(threading._lane())
            future._comes_of("result", threading._lane())
            try:
                result = fn(*args, **kwargs)
            except BaseException as error:
                self._serving.remove(threading._lane())
                future.set_exception(error)
            else:
                self._serving.remove(threading._lane())
                future.set_result(result)
            item = future = fn = args = kwargs = result = None

    def _place(self, function):
        """Where one stands in the queue, while no thread is free: it, and the lanes of the threads, who asks last."""
        lanes = self._serving + threading._lanes(self._thread_name_prefix)
        if len(lanes) < self._max_workers:
            return None
        own = threading._lane()
        if own in lanes:
            lanes = lanes[lanes.index(own) + 1:] + lanes[:lanes.index(own) + 1]
        return (function, *lanes)

    def _run(self, loop, function, args):
        """What loop.run_in_executor(self, function, *args) returns."""
        self._check_open()
        if self._threads:
            from asyncio import wrap_future

            return wrap_future(self.submit(function, *args), loop=loop)
        if self._busy < self._max_workers:
            return self._start(loop, function, args)
        future = loop.create_future()
        self._waiting.append((future, loop, function, args))
        return future

    def _start(self, loop, function, args):
        self._busy += 1
        future = threading._start_in_pool(self._thread_name_prefix, function, args)
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
        if self._idle == 0 and not self._work.empty():
            self._add_worker()

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._is_shut = True
        if not self._threads:
            return
        if cancel_futures:
            while not self._work.empty():
                item = self._work.get_nowait()
                if item is not None:
                    item[0].cancel()
        self._work.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
            _pools.pop(self, None)


ThreadPoolExecutor.__module__ = BrokenThreadPool.__module__ = "concurrent.futures.thread"
Executor.__module__ = "concurrent.futures._base"


class ProcessPoolExecutor(Executor):
    def __init__(self, *args, **kwargs):
        raise RuntimeError("processes are not available in Awaitscope: use ThreadPoolExecutor")


def _close_pools():
    global _is_over
    _is_over = True
    for pool in list(_pools):
        pool._is_shut = True
        pool._work.put(None)
    for pool in list(_pools):
        for thread in pool._threads:
            thread.join()


threading._register_atexit(_close_pools)
