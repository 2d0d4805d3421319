# What the clauses of `except*` raise, and what of it was there before.
import traceback
import sys


def group(*more):
    return ExceptionGroup("o", [ValueError(1), TypeError(2), KeyError(3), *more])


def again():
    try:
        raise group()
    except* TypeError:
        raise


def again_and_new():
    try:
        raise group()
    except* TypeError:
        raise
    except* ValueError:
        raise RuntimeError("new")


def named():
    try:
        raise group()
    except* TypeError as error:
        raise error


def handled_and_again():
    try:
        raise group()
    except* TypeError:
        pass
    except* ValueError:
        raise


def two_new():
    try:
        raise group()
    except* TypeError:
        raise OSError("t")
    except* ValueError:
        raise RuntimeError("v")
    except* KeyError:
        pass


def one_new():
    try:
        raise ExceptionGroup("one", [ValueError(1)])
    except* ValueError:
        raise RuntimeError("v")


def lonely():
    try:
        raise ValueError("naked")
    except* ValueError:
        raise


def lonely_and_new():
    try:
        raise ValueError("naked")
    except* ValueError:
        raise TypeError("new")


def from_a_function():
    def raises():
        raise

    try:
        raise group()
    except* TypeError:
        raises()


def all_again_in_parts():
    try:
        raise group(ExceptionGroup("inner", [TypeError(4), OSError(5), ValueError(6)]))
    except* ValueError:
        raise
    except* TypeError:
        raise
    except* OSError:
        pass


def from_another():
    try:
        raise group()
    except* TypeError as error:
        raise ExceptionGroup("another", [error]) from None


for function in (again, again_and_new, named, handled_and_again, two_new, one_new, lonely,
                 lonely_and_new, from_a_function, all_again_in_parts, from_another):
    print("---", function.__name__)
    try:
        function()
    except BaseException as error:
        print(repr(error))
        traceback.print_exception(error, file=sys.stdout)


class Mine(ExceptionGroup):
    def derive(self, members):
        return Mine(self.message, members)


try:
    try:
        raise Mine("mine", [ValueError(1), Mine("inner", [TypeError(2), KeyError(3)]), OSError(4)])
    except* TypeError:
        raise
    except* OSError:
        pass
except Mine as error:
    print(repr(error))
