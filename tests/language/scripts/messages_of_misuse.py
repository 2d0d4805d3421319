# What CPython says of misuses that are seldom seen.
import asyncio


class Base:
    def hello(self):
        print(super())

    @classmethod
    def make(cls):
        print(super())


class Derived(Base):
    def hello(self):
        super().hello()


Derived().hello()
Derived.make()


async def coroutine():
    pass


waiting = coroutine()


def in_a_function():
    class Strict(Base, option=1):
        pass


def matched():
    try:
        raise ExceptionGroup("group", [ValueError()])
    except* ExceptionGroup:
        pass


def matched_in_tuple():
    try:
        raise OSError
    except* (ValueError, BaseExceptionGroup):
        pass


def deleted(value, key):
    del value[key]


for misuse in (lambda: ord(b"ab"), lambda: ord(b""), lambda: ord(5), lambda: iter(1, 2), lambda: ", ".join(waiting),
               lambda: list(waiting), lambda: super(Derived, 1).hello, lambda: super(Derived, Base).hello,
               in_a_function, matched, matched_in_tuple, lambda: deleted(Base(), 0), lambda: deleted(Base(), "a"),
               lambda: deleted((1, 2), 0), lambda: deleted((1, 2), "a"), lambda: deleted(5, 0)):
    try:
        print(misuse())
    except BaseException as error:
        print(type(error).__name__, error, repr(error.__context__))
waiting.close()
