from enum import *
class C(Enum):
    RED=1; GREEN=2; CRIMSON=1
print(repr(C.RED), C.RED, f'{C.RED}', C.RED.name, C.RED.value, C(1), C['RED'], list(C), len(C), C.CRIMSON)
print(C.__members__)
print(C, type(C), type(C.RED), isinstance(C.RED, C), C.RED in C, 1 in C, 7 in C)
for f in [lambda: C(5), lambda: C['X'], lambda: C.X, lambda: setattr(C,'RED',3), lambda: setattr(C.RED,'value',3), lambda: C.RED<C.GREEN, lambda: C(), lambda: delattr(C,'RED'), lambda: C.RED.foo, lambda: C.RED+1]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try:
    class D(Enum):
        A=1
        A=2
except Exception as e: print(type(e).__name__, e)
try:
    class Sub(C): pass
except Exception as e: print(type(e).__name__, e)
try:
    @unique
    class D(Enum):
        A=1
        B=1
        E=1
except Exception as e: print(type(e).__name__, e)
class P(Flag):
    R=auto(); W=auto(); X=auto(); RW=R|W
print(P.R|P.W, repr(P.R|P.X), P(0), repr(P(0)), list(P), P.RW in P, P.R in P.RW, ~P.R, repr(~P.RW), P(7), repr(P(7)), bool(P(0)), len(P.RW), list(P.RW), P.R.value, P(3) is P.RW, P.R ^ P.RW, P.R.name, (P.R|P.X).name, P(0).name)
for f in [lambda: P(8), lambda: P('a'), lambda: P.R|1, lambda: P['Q']]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class IP(IntFlag):
    R=4; W=2; X=1
print(IP.R|IP.W, repr(IP.R|IP.W), IP(8), repr(IP(8)), repr(~IP.R), IP.R+1, repr(IP(0)), IP.R|1, repr(IP(15)), f'{IP.R}', str(IP.R))
class N(IntEnum):
    LOW=1; HIGH=auto()
print(N.LOW<N.HIGH, N.LOW, repr(N.LOW), N.HIGH+1, f'{N.LOW:>4}|', '%d' % N.LOW, '%s' % N.LOW, sorted([N.HIGH,N.LOW]), N.LOW==1, {N.LOW:'a'}[1])
class S(StrEnum):
    A=auto(); B='bee'
print(S.A, repr(S.A), S.B.upper(), f'{S.B:>5}', S('bee'), S.A=='a', 'x'.join(S))
class SM(str, Enum):
    A='aa'
print(SM.A, repr(SM.A), f'{SM.A}', SM.A=='aa', SM.A.value, SM.A + 'b', '%s'%SM.A, '{}'.format(SM.A))
class Planet(Enum):
    EARTH=(5.9,6.3)
    MARS=(6.4,3.3)
    def __init__(self, m, r): self.m=m; self.r=r
    @property
    def g(self): return self.m/self.r
    @classmethod
    def first(cls): return cls.EARTH
    @staticmethod
    def st(): return 's'
    def __str__(self): return self.name.lower()
print(Planet.EARTH.g, Planet.EARTH, repr(Planet.MARS), Planet.first(), Planet.st(), f'{Planet.MARS}')
F=Enum('F','A B C'); print(list(F), F.A.value)
F=Enum('F',['A','B'],start=5); print(list(F))
F=Enum('F',{'A':'x'}); print(list(F), F)
F=IntEnum('F','A,B'); print(list(F))
class Coord(bytes, Enum):
    def __new__(cls, value, label):
        o=bytes.__new__(cls,[value]); o._value_=value; o.label=label; return o
    PX=(0,'P.X')
print(Coord.PX.label, Coord(0))
class M(Enum):
    A='a'
    @classmethod
    def _missing_(cls, value):
        for m in cls:
            if m.value==str(value).lower(): return m
        return None
print(M('A'))
try: M('z')
except Exception as e: print(type(e).__name__, e)
class B(Enum):
    @classmethod
    def _missing_(cls, value): return 5
    A=1
try: B('z')
except Exception as e: print(type(e).__name__, e)
class G(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower()
    A=auto(); B=auto()
print([m.value for m in G])
print(C.RED is C(1), C.RED == 1, C.RED != C.GREEN, {C.RED: 1}, hash(C.RED)==hash(C.RED), C.RED.GREEN)
print([x for x in reversed(C)], C.__name__, C.RED.__class__)
import copy
print(copy.copy(C.RED) is C.RED, copy.deepcopy([C.RED])[0] is C.RED)
class W(Enum):
    MON=1; TUE=2
    def next(self): return W((self.value % 2)+1)
print(W.MON.next(), [d.name for d in W], W.MON.__doc__, W._member_names_, W._value2member_map_)
class Z(Enum):
    x=1
    _ignore_=['q']
    q=3
    def m(self): pass
    z=member(5); n=nonmember(6)
print(list(Z), Z.n)
match C.RED:
    case C.RED: print('m')
class Empty(Enum): pass
print(list(Empty), len(Empty))
class Sh(Empty):
    A=1
print(Sh.A, bool(C.RED), isinstance(C, EnumMeta), EnumType, C.__class__)
class E3(Enum):
    A=auto(); B=5; D=auto()
print([e.value for e in E3])
print(Color:=Enum('Color', [('R',1),('G',2)]), Color.R)
