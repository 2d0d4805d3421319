import io
import sys
import traceback


def inner(value):
    return 10 / value


def outer(value):
    try:
        return inner(value)
    except ZeroDivisionError as error:
        raise ValueError("bad value") from error


try:
    outer(0)
except ValueError as error:
    print(traceback.format_exc(), end="")
    print(len(traceback.format_exception(error)), traceback.format_exception_only(error))
    print(traceback.format_exception_only(type(error), error))
    print(traceback.format_tb(error.__traceback__))
    for place in traceback.extract_tb(error.__traceback__):
        print(place.lineno, place.name, place.line)
    print(repr(traceback.extract_tb(error.__traceback__)[-1].name))
    traceback.print_exception(error, chain=False)
    traceback.print_exception(type(error), error, error.__traceback__, file=sys.stdout)
    traceback.print_exc(limit=1)
    out = io.StringIO()
    traceback.print_tb(error.__traceback__, file=out)
    print(out.getvalue().count("File"))
    kind, value, tb = sys.exc_info()
    print(kind.__name__, value is error, tb is not None)
    shown = traceback.TracebackException.from_exception(error)
    print("".join(shown.format()) == traceback.format_exc(), str(shown), shown.exc_type_str)

print(traceback.format_exc(), end="")


def where():
    traceback.print_stack()
    return traceback.extract_stack()[-1].name


print(where())
try:
    raise KeyError("key")
except KeyError:
    traceback.print_exc(file=sys.stdout)
print(traceback.format_list([("a.py", 3, "f", "x = 1"), ("b.py", 4, "g", None)]))
