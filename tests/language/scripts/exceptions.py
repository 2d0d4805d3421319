print(repr(ValueError("x")), str(ValueError("x")), str(ValueError()), str(ValueError(1, 2)), repr(ValueError(1, "a")))
print(str(KeyError("k")), repr(KeyError("k")), str(OSError(2, "no file")), OSError(2, "no file").errno)
e = ValueError("x", 3)
print(e.args, e.__cause__, e.__context__)
e.add_note("a note")
print(e.__notes__)


class Custom(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code


class Plain(Exception):
    pass


class WithStr(Exception):
    def __str__(self):
        return "custom text"


try:
    raise Custom(5, "boom")
except Custom as error:
    print(error, error.code, error.args, repr(error))
print(Plain("a", 1), repr(Plain()), WithStr("x"), repr(WithStr("x")), [Plain("p")])
try:
    try:
        raise ValueError("inner")
    except ValueError as error:
        raise RuntimeError("outer") from error
except RuntimeError as error:
    print(error, "<-", repr(error.__cause__), error.__suppress_context__)
group = ExceptionGroup("several", [ValueError("v"), TypeError("t"), ExceptionGroup("nested", [KeyError("k")])])
print(group, repr(group), group.message, len(group.exceptions))
match, rest = group.split(KeyError)
print(repr(match), repr(rest))
print(group.subgroup(lambda error: isinstance(error, TypeError)), group.subgroup(OSError))
try:
    raise group
except* ValueError as caught:
    print("caught", caught.exceptions)
except* (TypeError, KeyError) as caught:
    print("caught", caught.exceptions)
print(isinstance(group, Exception), issubclass(KeyError, LookupError), BaseExceptionGroup("b", [ValueError()]).__class__.__name__)
try:
    next(iter([]))
except StopIteration as stop:
    print("stop", stop.value)
