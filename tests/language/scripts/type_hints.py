from typing import *
from typing import NamedTuple, TypedDict, Protocol, runtime_checkable, Generic, TypeVar, NewType, get_type_hints
class Emp(NamedTuple):
    name: str
    id: int = 3
    def hi(self): return f"hi {self.name}"
e=Emp('bob'); print(e, e.name, e.id, e.hi(), e._fields, Emp._field_defaults, e._replace(id=7), e==('bob',3), isinstance(e,tuple), e._asdict(), Emp.__name__); a,b=e; print(a,b)
for f in [lambda: Emp(), lambda: Emp(1,2,3), lambda: setattr(e,'name','x')]:
    try: f()
    except Exception as x: print(type(x).__name__, x)
class Movie(TypedDict):
    title: str
    year: int
m: Movie={'title':'x','year':1}; print(m, Movie(title='a',year=2), Movie.__annotations__, type(Movie(title='a',year=1)))
T=TypeVar('T')
class Stack(Generic[T]):
    def __init__(self): self.items: list[T]=[]
    def push(self, x: T) -> None: self.items.append(x)
s=Stack[int](); s.push(1); print(s.items, Stack[int], isinstance(s,Stack))
@runtime_checkable
class Quacks(Protocol):
    def quack(self) -> str: ...
class Duck:
    def quack(self): return 'q'
print(isinstance(Duck(),Quacks), isinstance(5,Quacks))
class NonRt(Protocol):
    def f(self): ...
try: isinstance(5,NonRt)
except TypeError as x: print(x)
try: Quacks()
except TypeError as x: print(x)
UserId=NewType('UserId', int); print(UserId(5), UserId.__name__, cast(int,'x'))
def f(a: int, b: 'str'='x', *c: float, d: list[int], **k: Any) -> Optional[int]: ...
print(f.__annotations__)
print(get_type_hints(Emp), list[int], dict[str,int], Optional[int], Union[int,str], List[int], Callable[[int],str], int|None, tuple[int,...], list[int]==list[int], type(list[int]), Any, Literal['a',1])
print(isinstance(5,int|str), isinstance(None,int|None), list[int]([1,2]), int|str|None)
try: isinstance([],list[int])
except TypeError as x: print(x)
try: int[3]
except TypeError as x: print(x)
class A: pass
try: A[3]
except TypeError as x: print(x)
@overload
def g(x: int) -> int: ...
def g(x): return x
print(g(1))
class Box[U]:
    def __init__(self, v: U): self.v=v
    def get(self) -> U: return self.v
def first[V](xs: list[V]) -> V: return xs[0]
type Pair = tuple[int,int]
print(Box[int](3).get(), first([9]), Box(1).v)
from collections import namedtuple
P=namedtuple('P','x y',defaults=[0]); p=P(1); print(p, P._make([3,4]), p.x, P.__doc__ is not None, P._fields); 
class P3(P):
    def norm(self): return self.x+self.y
    def __repr__(self): return 'P3!'
print(P3(1,2).norm(), P3(1,2), P3(1,2)._replace(x=5).norm())
match p:
    case P(x=1,y=yy): print(yy)
match p:
    case P(q, w): print(q,w)
def h(x: "Undefined"): return x
print(h.__annotations__)
from typing import Generic, TypeVar, TypeVarTuple, Unpack
Ts = TypeVarTuple("Ts")
def shaped(x: tuple[int, *Ts], *rest) -> tuple[Unpack[Ts]]:
    return rest
class Array(Generic[*Ts]):
    pass
print(shaped((1, 2), 3), len(list(tuple[int, ...])), len([*Ts]))
for wrong in (TypeVar("T"), int | str):
    try:
        list(wrong)
    except TypeError as error:
        print(error)

# The type statement, and hints that unpack.
type Number = int | float
type Pair[T] = tuple[T, T]
type Tree = list[Tree] | Later
class Later: pass
def area(sides: Pair[int], scale: Number = 1) -> Number: return sides[0] * sides[1] * scale
print(area((2, 3)), Number, Number.__value__, Number.__name__, Number.__type_params__, type(Number).__name__)
print(Pair, Pair[int], Pair.__value__, Pair.__type_params__, list[Pair[str]], Number | None, str | Pair[int])
print(Tree.__value__.__args__[1], Tree.__value__ is Tree.__value__)
try: isinstance(3, Number)
except TypeError as e: print(e)
try: Number[int]
except TypeError as e: print(e)
type Broken = undefined_name
try: Broken.__value__
except NameError as e: print(e)
def local():
    type Inner = Pair[int]
    return Inner.__value__
print(local())
Ts = TypeVarTuple("Ts")
def call_all(*functions: *Ts, last: int = 0) -> tuple[*Ts]: return functions, last
print(call_all(1, 2, last=3), list(call_all.__annotations__))
def rest(*args: *tuple[int, ...]): return args
print(rest(1, 2))
