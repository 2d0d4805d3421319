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

# Groups of the program's own are parted by their own derive.
class Batch(ExceptionGroup):
    def __new__(cls, errors, code):
        self = super().__new__(Batch, f"code {code}", errors)
        self.code = code
        return self

    def derive(self, excs):
        return Batch(excs, self.code)


class Plain(ExceptionGroup):
    pass


batch = Batch([ValueError(1), Plain("inner", [TypeError(2), Batch([OSError(3), ValueError(4)], 7)])], 42)
batch.add_note("noted")
batch.__cause__ = KeyError("cause")


def shown(group):
    if not isinstance(group, ExceptionGroup):
        return repr(group)
    return f"{type(group).__name__}[{', '.join(map(shown, group.exceptions))}]"


match, rest = batch.split(ValueError)
print(shown(match), match.code, match.__notes__, repr(match.__cause__))
print(shown(rest), rest.code, type(rest.exceptions[0]).__name__)
print(shown(batch.subgroup(OSError)), batch.subgroup(KeyError), batch.split(Exception)[0] is batch)
try:
    try:
        raise batch
    except* ValueError as group:
        print("values", shown(group), group.code)
    except* TypeError as group:
        print("types", shown(group), group.code)
except* OSError as group:
    print("system", shown(group), group.code)


class Wrong(ExceptionGroup):
    def derive(self, excs):
        return 5


try:
    Wrong("w", [ValueError(), KeyError()]).split(KeyError)
except TypeError as e:
    print(e)
try:
    raise Plain("n", [ValueError("a"), KeyError("k")])
except* ValueError as group:
    print(shown(group))
except* KeyError as group:
    print(shown(group))
