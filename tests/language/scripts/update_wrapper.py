"""`wraps` and `update_wrapper`, of functions and of decorators that are classes."""
import functools


class Count:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function, self.calls = function, 0

    def __call__(self, *arguments):
        self.calls += 1
        return self.function(*arguments)


def plain():
    "Says it."


plain.mark = "marked"
counted = Count(plain)
counted()
print(counted.__name__, counted.__doc__, counted.calls, counted.__wrapped__ is plain, counted.mark)
print(counted.__module__, counted.__qualname__)


@functools.wraps(counted)
def around():
    pass


print(around.__name__, around.__doc__, around.calls, around.__wrapped__ is counted)


@functools.wraps(plain, assigned=("__doc__",), updated=())
def partly():
    pass


print(partly.__name__, partly.__doc__, hasattr(partly, "mark"), partly.__wrapped__ is plain)


@functools.wraps(len)
def length(*arguments):
    return len(*arguments)


print(length.__name__, length([1, 2]), functools.update_wrapper(length, plain) is length, length.__name__)
print(functools.update_wrapper(functools.partial(plain), plain).__name__)
