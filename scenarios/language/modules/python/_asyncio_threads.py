"""Between a loop and threads."""

import asyncio
import threading


def _copy(source, destination):
    if source.cancelled():
        destination.cancel()
    elif source.exception() is not None:
        destination.set_exception(source.exception())
    else:
        destination.set_result(source.result())


def _chain_future(source, destination):
    """What becomes of one becomes of the other; one of them is a future of concurrent.futures."""
    source_loop = source.get_loop() if asyncio.isfuture(source) else None
    loop = destination.get_loop() if asyncio.isfuture(destination) else None

    def _set_state():
        if not destination.done():
            _copy(source, destination)

    def _call_check_cancel(destination):
        if destination.cancelled():
            if source_loop is None:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if loop is None:
            _set_state()
        elif not loop.is_closed():
            loop.call_soon_threadsafe(_set_state)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    if asyncio.isfuture(future):
        return future
    if loop is None:
        loop = asyncio.get_event_loop()
    outer = loop.create_future()
    _chain_future(future, outer)
    return outer


class _Loop:
    """Where a coroutine stands until the loop has made a task of it: no thread is in its way."""

    @staticmethod
    def _place(coroutine):
        return (coroutine,)


def run_coroutine_threadsafe(coro, loop):
    from concurrent.futures import Future

    if not asyncio.iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    future = Future()
    future._pool, future._function = _Loop, getattr(coro, "__name__", type(coro).__name__)

    def callback():
        future._pool = future._function = None
        task = asyncio.ensure_future(coro, loop=loop)
        _chain_future(task, future)
        lane = threading._lane_of(task)
        if lane is not None and not future.done():
            future._comes_of("thread", lane)

    loop.call_soon_threadsafe(callback)
    return future
