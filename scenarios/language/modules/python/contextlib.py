"""Helpers for `with`. From C++: suppress, nullcontext, closing, aclosing."""

import sys
from abc import ABC, abstractmethod
from functools import wraps


def _has(cls, *names):
    return True if all(getattr(cls, name, None) is not None for name in names) else NotImplemented


class AbstractContextManager(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is AbstractContextManager:
            return _has(other, "__enter__", "__exit__")
        return NotImplemented

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None


class AbstractAsyncContextManager(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is AbstractAsyncContextManager:
            return _has(other, "__aenter__", "__aexit__")
        return NotImplemented

    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None


class ContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return inner


class _Manager:
    """A generator that is run in two halves; as a decorator, a new one for each call."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        self.__doc__ = getattr(func, "__doc__", None)

    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)

    def _use(self):
        """From here on it cannot be made anew, nor entered again."""
        del self.args, self.kwds, self.func


def _is_same(error, value):
    """Whether the exception came out as it went in; a generator wraps a StopIteration on its way."""
    if error is value:
        return True
    is_stop = isinstance(value, (StopIteration, StopAsyncIteration))
    return is_stop and isinstance(error, RuntimeError) and error.__cause__ is value


class _GeneratorContextManager(_Manager, ContextDecorator):
    def __enter__(self):
        self._use()
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                self.gen.close()
        try:
            self.gen.throw(typ() if value is None else value)
        except StopIteration as stop:
            return stop is not value
        except BaseException as error:
            if not _is_same(error, value):
                raise
            value.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_Manager, AsyncContextDecorator):
    async def __aenter__(self):
        self._use()
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                await self.gen.aclose()
        try:
            await self.gen.athrow(typ() if value is None else value)
        except StopAsyncIteration as stop:
            return stop is not value
        except BaseException as error:
            if not _is_same(error, value):
                raise
            value.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            await self.gen.aclose()


def contextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


def asynccontextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)

    return helper


class _Redirection:
    def __init__(self, new_target):
        self._target = new_target
        self._former = []

    def __enter__(self):
        self._former.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._target)
        return self._target

    def __exit__(self, exc_type, exc_value, traceback):
        setattr(sys, self._stream, self._former.pop())


class redirect_stdout(_Redirection):
    _stream = "stdout"


class redirect_stderr(_Redirection):
    _stream = "stderr"


def _link(new, old, outside):
    """The context of an exception raised in a callback ends where the one being handled begins."""
    while True:
        context = new.__context__
        if context is None or context is old:
            return
        if context is outside:
            break
        new = context
    new.__context__ = old


class _BaseExitStack:
    def __init__(self):
        self._exits = []

    def _method(self, manager, name, kind):
        method = getattr(type(manager), name, None)
        if method is None:
            cls = type(manager)
            raise TypeError(
                f"'{cls.__module__}.{cls.__qualname__}' object does not support the {kind} protocol"
            )
        return method

    def enter_context(self, cm):
        enter = self._method(cm, "__enter__", "context manager")
        leave = self._method(cm, "__exit__", "context manager")
        result = enter(cm)
        self._exits.append((False, lambda *details: leave(cm, *details)))
        return result

    def push(self, exit):
        leave = getattr(type(exit), "__exit__", None)
        if leave is None:
            self._exits.append((False, exit))
        else:
            self._exits.append((False, lambda *details: leave(exit, *details)))
        return exit

    def callback(self, callback, /, *args, **kwds):
        def leave(exc_type, exc, tb):
            callback(*args, **kwds)

        self._exits.append((False, leave))
        return callback

    def pop_all(self):
        taken = type(self)()
        taken._exits = self._exits
        self._exits = []
        return taken


class ExitStack(_BaseExitStack, AbstractContextManager):
    def __exit__(self, *details):
        original = current = details[1]
        outside = sys.exception()
        suppressed = raised = False
        while self._exits:
            leave = self._exits.pop()[1]
            try:
                details = (None, None, None)
                if current is not None:
                    details = (type(current), current, current.__traceback__)
                if leave(*details):
                    suppressed = original is not None
                    raised = False
                    current = None
            except BaseException as error:
                _link(error, current, outside)
                raised = True
                current = error
        if raised:
            context = current.__context__
            try:
                raise current
            except BaseException:
                current.__context__ = context
                raise
        return suppressed

    def close(self):
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    async def enter_async_context(self, cm):
        enter = self._method(cm, "__aenter__", "asynchronous context manager")
        leave = self._method(cm, "__aexit__", "asynchronous context manager")
        result = await enter(cm)
        self._exits.append((True, lambda *details: leave(cm, *details)))
        return result

    def push_async_exit(self, exit):
        leave = getattr(type(exit), "__aexit__", None)
        if leave is None:
            self._exits.append((True, exit))
        else:
            self._exits.append((True, lambda *details: leave(exit, *details)))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        async def leave(exc_type, exc, tb):
            await callback(*args, **kwds)

        self._exits.append((True, leave))
        return callback

    async def __aexit__(self, *details):
        original = current = details[1]
        outside = sys.exception()
        suppressed = raised = False
        while self._exits:
            waits, leave = self._exits.pop()
            try:
                details = (None, None, None)
                if current is not None:
                    details = (type(current), current, current.__traceback__)
                verdict = leave(*details)
                if waits:
                    verdict = await verdict
                if verdict:
                    suppressed = original is not None
                    raised = False
                    current = None
            except BaseException as error:
                _link(error, current, outside)
                raised = True
                current = error
        if raised:
            context = current.__context__
            try:
                raise current
            except BaseException:
                current.__context__ = context
                raise
        return suppressed

    async def aclose(self):
        await self.__aexit__(None, None, None)
