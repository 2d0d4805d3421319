# The text of enumerations with a __str__ of their own, in format and f-strings.
from enum import Enum, IntEnum, IntFlag, StrEnum


class Level(IntEnum):
    LOW = 1

    def __str__(self):
        return "low"


class Name(StrEnum):
    X = "x"

    def __str__(self):
        return "own"


class Mode(IntFlag):
    READ = 1
    WRITE = 2

    def __str__(self):
        return "mode"


class Plain(IntEnum):
    ONE = 1


class Told(IntEnum):
    ONE = 1

    def __format__(self, spec):
        return "told " + spec


class Kind(str, Enum):
    X = "x"


class Number(int):
    def __str__(self):
        return "number"


for member in Level.LOW, Name.X, Mode.READ | Mode.WRITE, Plain.ONE, Told.ONE, Kind.X, Number(4):
    print(f"{member}", "{}".format(member), format(member), "%s" % member, str(member))
print(f"{Level.LOW:3}|{Name.X:3}|{Told.ONE:3}|{Plain.ONE:3}|{Number(4):3}")
print(int.__format__(Number(4), ""), str.__format__(Name.X, ""), int.__format__(Level.LOW, "03"))
