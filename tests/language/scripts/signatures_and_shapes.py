"""Signatures, hints that are texts, and how what is built in shows itself."""
import inspect, typing, enum
from dataclasses import dataclass, field, InitVar, KW_ONLY
class Color(enum.Enum): R = 1
@dataclass
class P:
    x: int
    y: float = 1.0
    z: list[int] = field(default_factory=list)
    w: typing.Optional[int] = None
    c: Color = Color.R
    s: "str" = "q"
    n: None = None
    h: int = field(default=3, init=False)
    i: InitVar[int] = 3
    t: typing.List[int] = field(default_factory=list)
print(inspect.signature(P), P.__doc__, inspect.signature(P.__init__), P.__init__.__annotations__)
@dataclass(kw_only=True)
class S: a: int; b: int = 2
print(S.__doc__, inspect.signature(S))
@dataclass
class T:
    a: int
    _: KW_ONLY
    b: int = 3
    c: str
print(T.__doc__, inspect.signature(T), T(1, c="a"))
@dataclass(init=False)
class U: a: int
print(U.__doc__)
@dataclass(slots=True)
class V: a: int = 3
print(V.__doc__, V())
@dataclass
class W:
    "doc"
    def __init__(self, q): pass
print(W.__doc__, inspect.signature(W))
class A:
    x: int = 3; y: "str"; z: "list[A]"; q: "typing.Optional[A]" = None; n: None
    w: list["A"]; o: "int | None"; m: typing.List["A"]; p: "list['A']"
try: print(typing.get_type_hints(A))
except Exception as e: print(type(e), e)
def f(a: "A", b: "int" = 3, *c: "dict[str, A]") -> "None": pass
print(typing.get_type_hints(f))
def g(a: "Nope"): pass
try: print(typing.get_type_hints(g))
except NameError as e: print(e)
def h(a: "x y"): pass
try: print(typing.get_type_hints(h))
except SyntaxError as e: print(e)
print(typing.get_type_hints(f, localns={"A": int}), typing.get_type_hints(P))
class B(A): k: "B"
print(list(typing.get_type_hints(B)), typing.get_type_hints(B)["k"])
def u():
    class L: pass
    def v(a: "L"): pass
    try: print(typing.get_type_hints(v))
    except NameError as e: print(e)
u()
import collections, contextvars, operator
print(operator.itemgetter(1), operator.itemgetter(1, 2), operator.attrgetter("a.b"))
print(operator.methodcaller("a", 1, x=2), staticmethod(len), classmethod(len))
print(bytearray(b"a'b"), bytearray(b'a"\'b'), bytearray(b"a'b'"), bytearray(b'"'), contextvars.Token.MISSING)
Place = collections.namedtuple("Place", "x y")
print(Place.x.__doc__, Place.y.__doc__, Place.__doc__)
