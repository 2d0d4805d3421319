# What a TypeVar says of itself.
from typing import TypeVar

plain = TypeVar("plain")
bound = TypeVar("bound", bound=int)
choice = TypeVar("choice", int, str)
out = TypeVar("out", covariant=True)
into = TypeVar("into", contravariant=True)
for each in (plain, bound, choice, out, into):
    print(each.__name__, each.__bound__, each.__constraints__, each.__covariant__, each.__contravariant__)
print(hasattr(bound, "__nothing__"))


class Node:
    pass


Node.kind = TypeVar("kind", bound=Node)
print(Node.kind.__bound__ is Node)
