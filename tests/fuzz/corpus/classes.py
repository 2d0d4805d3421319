from dataclasses import dataclass, field
from enum import Enum
class Colour(Enum):
    RED = 1
@dataclass(order=True)
class Point:
    x: int = 0
    tags: list = field(default_factory=list)
class Base:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == other.n
    def __hash__(self): return hash(self.n)
    def __getattr__(self, name): return name
    def __del__(self): print("gone", self.n)
class Derived(Base):
    @property
    def twice(self): return 2 * self.n
    def __repr__(self): return f"D({self.n!r})"
d = {Base(1): Point(1), Derived(1): Colour.RED}
print(d[Derived(1)], Derived(2).twice, Base(3).missing)
