# Defaults of fields that no argument stands for, in slots too; defaults that want to know their names.
from dataclasses import dataclass, field


class Named:
    def __set_name__(self, owner, name):
        print("is called", owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner=None):
        return 7 if instance is None else f"{self.name} of {instance.__class__.__name__}"

    def __set__(self, instance, value):
        print("set", self.name, type(value).__name__)


@dataclass(slots=True)
class Job:
    title: str
    state: str = field(default="new", init=False)
    tags: list = field(default_factory=list, init=False)


@dataclass(frozen=True, slots=True)
class Fixed:
    size: int = field(default=3, init=False)


@dataclass
class Described:
    first: int = Named()
    second: int = field(default=Named(), repr=False)


print(Job("a"), Job("b").state, Fixed(), Job.__slots__)
print(Described())
