from dataclasses import *
from typing import ClassVar, List, Optional
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    secret: str = field(default='s', repr=False, compare=False)
    count: ClassVar[int] = 5
print(P(1), P(1,2)==P(1,2), P(1)!=P(2), P(1).tags is P(1).tags, P.count, P.y, fields(P)[0].name, [f.name for f in fields(P)])
for f in [lambda: P(), lambda: P(1,2,3,4,5), lambda: P(1,z=3), lambda: P(1,x=2), lambda: P(1)<P(2), lambda: hash(P(1)), lambda: {P(1):2}, lambda: replace(P(1),q=1), lambda: asdict(5), lambda: fields(5), lambda: astuple(P)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass(frozen=True, order=True)
class V:
    a: int
    b: str = 'q'
print(sorted([V(3),V(1,'z'),V(1,'a')]), V(1)<V(2), hash(V(1))==hash(V(1)), {V(1):2}[V(1)], V(1) in {V(1)})
for f in [lambda: setattr(V(1),'a',3), lambda: delattr(V(1),'a'), lambda: setattr(V(1),'zz',3), lambda: V(1)<5]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass
class C(P):
    z: float = 1.5
    def __post_init__(self): self.w = self.x*2
c=C(1,z=2.5); print(c, c.w, asdict(c), astuple(c), replace(c,x=9))
@dataclass
class I:
    a: int
    b: InitVar[int] = 3
    total: int = field(init=False)
    def __post_init__(self, b): self.total = self.a+b
print(I(1), I(1,5), I(1,b=7).total)
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 1
print(K(a=1))
try: K(1)
except TypeError as e: print(e)
@dataclass
class K2:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int
print(K2(1,c=3))
try: K2(1,2)
except TypeError as e: print(e)
try: K2(1)
except TypeError as e: print(e)
@dataclass(slots=True)
class S:
    a: int
    b: int = 2
s=S(1); print(s, S.__slots__)
try: s.q=1
except AttributeError as e: print(e)
def bad(src):
    try: src()
    except Exception as e: print(type(e).__name__, e)
def m1():
    @dataclass
    class B:
        a: list = []
def m2():
    @dataclass
    class B:
        a: int = 1
        b: int
def m3():
    @dataclass
    class B(V): c: int = 1
def m4():
    @dataclass(frozen=True)
    class B(P): c: int = 1
def m5():
    @dataclass(order=True)
    class B:
        a: int
        def __lt__(self, o): return 1
def m6():
    @dataclass(eq=False, order=True)
    class B: a: int
def m7(): field(default=1, default_factory=list)
def m8():
    @dataclass
    class B: a = field(default=1)
for m in [m1,m2,m3,m4,m5,m6,m7,m8]: bad(m)
@dataclass
class N:
    v: int
    next: Optional['N'] = None
n=N(1,N(2)); print(n, asdict(n)); n.next.next=n; print(n)
print(fields(P)[1].default, fields(P)[2].default_factory, fields(P)[0].type, is_dataclass(P), is_dataclass(P(1)), is_dataclass(3))
match P(1,2):
    case P(x, y): print('m', x, y)
@dataclass
class D:
    items: List[P]; m: dict
d=D([P(1),P(2)],{'a':P(3)}); e=asdict(d); print(e); e['items'][0]['x']=5; print(d.items[0].x)
M=make_dataclass('M',[('x',int),('y',int,5)]); print(M(1))
@dataclass(unsafe_hash=True)
class U: a: int
print(hash(U(1))==hash(U(1)))
@dataclass(eq=False)
class Q: a: int
print(Q(1)==Q(1), len({Q(1),Q(1)}))
@dataclass(repr=False)
class R: a: int
print(repr(R(1)).startswith('<__main__.R object at'))
class Outer:
    @dataclass
    class In: a: int
print(Outer.In(1))
@dataclass
class G:
    """doc"""
    a: int
    def __init__(self, q): self.a=q
    def __repr__(self): return 'G!'
print(G(2), G.__doc__, P.__doc__)
