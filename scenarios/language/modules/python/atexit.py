"""Functions that are called when the program is over, the last one first."""

import sys

_functions = []


def register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    _functions[:] = [each for each in _functions if each[0] != func]


def _clear():
    _functions.clear()


def _ncallbacks():
    return len(_functions)


def _at_end():
    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            raise
        except BaseException:
            import traceback

            print(f"Exception ignored in atexit callback {func!r}:", file=sys.stderr)
            traceback.print_exc()


_run_exitfuncs = _at_end
