"""How long functions take, on the virtual clock: only sleeping and working take time."""

import time

default_timer = time.perf_counter
default_number = 1000000


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self._statement = _function(stmt)
        self._setup = _function(setup)
        self._timer = timer

    def timeit(self, number=default_number):
        self._setup()
        statement = self._statement
        start = self._timer()
        for _ in range(number):
            statement()
        return self._timer() - start

    def repeat(self, repeat=5, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        number = 1
        taken = self.timeit(number)
        if callback:
            callback(number, taken)
        return number, taken


def _function(code):
    if callable(code):
        return code
    if not isinstance(code, str):
        raise ValueError("stmt is neither a string nor callable")
    if code.strip() == "pass":
        return lambda: None
    raise RuntimeError("timeit of a text is not available in Awaitscope: pass a function")


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=5, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
