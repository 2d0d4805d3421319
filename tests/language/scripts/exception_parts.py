# What exceptions say of their parts; members of enumerations that belong to a module.
import calendar, enum
for error in (FileNotFoundError(2, "No such file", "a.txt"), OSError(5, "I/O error"), PermissionError("only text"), KeyError("k")):
    print(repr(error), str(error), error.args, getattr(error, "filename", "-"))
print([OSError(2, "gone", "b")], f"{OSError(2, 'gone', 'b')!r}")
for error in (AttributeError("text", name="n", obj=5), NameError("text", name="n"), ImportError("text", name="n")):
    print(error, error.name, getattr(error, "obj", "-"), error.args)
for make in (lambda: ValueError("x", name="n"), lambda: NameError("x", nome="n")):
    try: make()
    except TypeError as error: print(type(error).__name__)
class Lookup:
    def __getattr__(self, name): raise AttributeError(f"no {name}", name=name, obj=self)
try: Lookup().what
except AttributeError as error: print(error, error.name, type(error.obj).__name__)
print(calendar.monthrange(2023, 2), [calendar.WEDNESDAY], calendar.Month.MAY)
@enum.global_enum
class Colour(enum.Enum):
    RED = 1
print([Colour.RED], Colour.RED)
print(dict([(1, 2), ("a", "b"), [3, 4]]), dict(x for x in [("k", 1), ("k", 2)]))
for pairs in ([(1, 2, 3)], [([], 1)], [5], ["ab", "c"]):
    try: print(dict(pairs))
    except Exception as error: print(type(error).__name__, error)
