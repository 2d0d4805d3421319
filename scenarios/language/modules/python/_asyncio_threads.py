"""Between a loop and threads."""

import asyncio


def wrap_future(future, *, loop=None):
    if asyncio.isfuture(future):
        return future
    if loop is None:
        loop = asyncio.get_event_loop()
    outer = loop.create_future()

    def set_state():
        if outer.done():
            return
        if future.cancelled():
            outer.cancel()
        elif future.exception() is not None:
            outer.set_exception(future.exception())
        else:
            outer.set_result(future.result())

    def pass_on(done):
        if done.cancelled():
            future.cancel()

    future.add_done_callback(lambda done: loop.call_soon_threadsafe(set_state))
    outer.add_done_callback(pass_on)
    return outer


def run_coroutine_threadsafe(coro, loop):
    from concurrent.futures import Future

    if not asyncio.iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    future = Future()

    def set_state(task):
        if future.done():
            return
        if task.cancelled():
            future.cancel()
        elif task.exception() is not None:
            future.set_exception(task.exception())
        else:
            future.set_result(task.result())

    def begin():
        asyncio.ensure_future(coro, loop=loop).add_done_callback(set_state)

    loop.call_soon_threadsafe(begin)
    return future
