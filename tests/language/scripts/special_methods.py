print([].__len__(), (5).__add__(3), "a".__add__("b"), [1,2].__contains__(2), {}.__len__(), "abc".__len__(), (1.5).__mul__(2), (5).__add__('a'), "x".__eq__("x"), (3).__lt__(5), [1].__eq__([1]), (5).__class__.__name__, int.__add__(2,3), str.__len__('abcd'), list.__len__([1]), dict.__getitem__({'a':1},'a'), [3,1].__getitem__(0), (7).__hash__()==hash(7), "a".__hash__()==hash("a"), (5).__repr__(), [1].__repr__(), "a".__str__(), (5).__str__(), (-5).__abs__(), (5).__neg__(), (5).__bool__(), (5).__int__(), (5).__float__(), (7).__divmod__(2), (7).__floordiv__(2), (5).__radd__(1), (5).__format__('>4'), (2).__pow__(3))
l=[1,2]; l.__setitem__(0,9); l.__iadd__([5]); print(l, l.__iter__().__next__(), {1,2}.__or__({3}), {1}.__contains__(1))
class A:
    """Doc of A."""
    x=1
    def __init__(self, a, b=2, *args, c=3, **kw): self.a=a
    def method(self):
        "mdoc"
    @classmethod
    def cm(cls): return cls
    @staticmethod
    def sm(): return 's'
    @property
    def prop(self):
        "pdoc"
        return 1
a=A(1)
print(A.__name__, A.__qualname__, A.__module__, A.__doc__, A.__bases__, A.__mro__, A.mro(), A.__dict__['x'], a.__dict__, a.__class__, a.__module__, a.__doc__, type(A), A.__class__)
print(A.method.__name__, A.method.__qualname__, A.method.__doc__, a.method.__self__ is a, a.method.__func__ is A.method, A.__init__.__defaults__, A.__init__.__kwdefaults__, A.cm.__self__, A.cm() is A, a.sm(), A.prop.__doc__, A.prop.fget(a))
class B(A): pass
class C(A): pass
print(A.__subclasses__(), B.__base__, B.__doc__, issubclass(B,A), B.__mro__[-1])
def f(x: int, y: str='a') -> bool:
    "fdoc"
    return True
print(f.__name__, f.__doc__, f.__defaults__, f.__annotations__, f.__module__, f.__code__.co_name, f.__dict__, f.__closure__, f.__kwdefaults__)
f.attr=5; print(f.attr, f.__dict__); f.__name__='g'; print(f.__name__)
class G:
    def __getattribute__(self, n):
        if n.startswith('secret'): raise AttributeError('no '+n)
        return super().__getattribute__(n)
    def __init__(self): self.ok=1
g=G(); print(g.ok); 
try: g.secret
except AttributeError as e: print(e)
class Fallback(G):
    def __getattr__(self,n): return 'fb '+n
print(Fallback().secret, Fallback().ok, Fallback().other)
class Log:
    def __setattr__(self,n,v): print('set',n,v); object.__setattr__(self,n,v)
    def __delattr__(self,n): print('del',n); super().__delattr__(n)
x=Log(); x.a=1; print(x.a); del x.a
try: x.a
except AttributeError as e: print(e)
class Typed:
    def __init__(self, t): self.t=t
    def __set_name__(self, owner, name): self.n='_'+name
    def __get__(self, o, owner=None):
        if o is None: return self
        return getattr(o,self.n)
    def __set__(self,o,v):
        if not isinstance(v,self.t): raise TypeError(f"{self.n[1:]} must be {self.t.__name__}")
        setattr(o,self.n,v)
    def __delete__(self,o): print('deleting'); delattr(o,self.n)
class Person:
    name=Typed(str); age=Typed(int)
    def __init__(self,n,a): self.name=n; self.age=a
p=Person('x',3); print(p.name,p.age,p.__dict__, type(Person.name).__name__); del p.age
try: p.age='x'
except TypeError as e: print(e)
class NonData:
    def __get__(self,o,t): return 'nd'
class H: v=NonData()
h=H(); print(h.v, H.v); h.v=5; print(h.v)
class Sl:
    __slots__=('a','b')
    def __init__(self): self.a=1
s=Sl(); print(s.a)
for fn in [lambda: s.b, lambda: setattr(s,'c',1), lambda: s.__dict__]:
    try: print(fn())
    except AttributeError as e: print(e)
class Sl2(Sl): pass
z=Sl2(); z.c=1; print(z.c, z.a)
class Temp:
    def __init__(self): self._c=0
    @property
    def c(self): return self._c
    @c.setter
    def c(self,v):
        if v<0: raise ValueError('neg')
        self._c=v
    @c.deleter
    def c(self): print('deleted'); self._c=None
t=Temp(); t.c=5; print(t.c); del t.c; print(t.c)
try: t.c=-1
except ValueError as e: print(e)
class RO:
    @property
    def p(self): return 1
for fn in [lambda: setattr(RO(),'p',2), lambda: delattr(RO(),'p')]:
    try: fn()
    except AttributeError as e: print(e)
class Vec:
    def __init__(s,*v): s.v=v
    def __add__(s,o): return Vec(*[a+b for a,b in zip(s.v,o.v)]) if isinstance(o,Vec) else NotImplemented
    def __radd__(s,o): return s if o==0 else NotImplemented
    def __mul__(s,k): return Vec(*[a*k for a in s.v])
    __rmul__=__mul__
    def __matmul__(s,o): return sum(a*b for a,b in zip(s.v,o.v))
    def __neg__(s): return s*-1
    def __abs__(s): return sum(a*a for a in s.v)**.5
    def __repr__(s): return f"Vec{s.v}"
    def __iter__(s): return iter(s.v)
    def __len__(s): return len(s.v)
    def __getitem__(s,i): return s.v[i]
    def __contains__(s,x): return x in s.v
    def __bool__(s): return any(s.v)
    def __call__(s,x): return x
    def __eq__(s,o): return isinstance(o,Vec) and s.v==o.v
    def __iadd__(s,o): s.v=(s+o).v; return s
    def __reversed__(s): return reversed(s.v)
    def __format__(s,spec): return f"<{','.join(format(x,spec) for x in s.v)}>"
    def __int__(s): return 7
    def __float__(s): return 7.5
    def __index__(s): return 1
    def __round__(s,n=None): return ('r',n)
    def __divmod__(s,o): return 'dm'
    def __pow__(s,o): return 'pow'
    def __invert__(s): return 'inv'
    def __pos__(s): return 'pos'
    def __enter__(s): print('enter'); return s
    def __exit__(s,*a): print('exit', a[0]); return True
    def __truediv__(s,o): return 'div'
    def __and__(s,o): return 'and'
    def __lshift__(s,o): return 'sh'
    def __trunc__(s): return 3
    def __hash__(s): return 12
v=Vec(3,4); print(v+v, 2*v, v*2, v@v, -v, abs(v), list(v), len(v), v[0], v[-1], 3 in v, bool(Vec(0)), v(5), v==Vec(3,4), v!=v, sum([v,v]), list(reversed(v)), f"{v:.1f}", int(v), float(v), [10,20,30][v], round(v), round(v,2), divmod(v,1), v**2, ~v, +v, v/2, v&1, v<<1, hash(v))
v+=Vec(1,1); print(v)
with v as q: 1/0
try: v-1
except TypeError as e: print(e)
try: v+1
except TypeError as e: print(e)
try: 1+v
except TypeError as e: print(e)
class Old:
    def __getitem__(s,i):
        if i>3: raise IndexError
        return i*i
print(list(Old()), 4 in Old(), [x for x in Old()], max(Old())); o1,o2,*o3=Old(); print(o1,o2,o3)
class It:
    def __init__(s): s.n=0
    def __iter__(s): return s
    def __next__(s):
        s.n+=1
        if s.n>3: raise StopIteration
        return s.n
print(list(It()), sum(It()), dict(zip('abc',It())))
class Gen:
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item}]"
print(Gen[5])
class Reg:
    subs=[]
    def __init_subclass__(cls, tag=None, **kw): super().__init_subclass__(**kw); cls.subs.append((cls.__name__,tag))
class R1(Reg, tag='x'): pass
class R2(Reg): pass
print(Reg.subs)
class Single:
    _i=None
    def __new__(cls,*a,**k):
        if cls._i is None: cls._i=super().__new__(cls); print('created')
        return cls._i
    def __init__(self, v=0): self.v=v
print(Single(1) is Single(2), Single(3).v)
class Im(tuple):
    pass
class Base:
    def __repr__(self): return f"{type(self).__name__}()"
    def __eq__(self, o): return type(self) is type(o)
    def __ne__(self,o): return not self==o
print(repr(Base()), Base()==Base(), Base()!=Base(), [Base()], {'k':Base()}, object().__eq__(1), Base().__ne__(Base()))
try: hash(Base())
except TypeError as e: print(e)
print(callable(A), callable(a.method), callable(5), callable(v))
class Ctx:
    def __enter__(s): return 1
try:
    with Ctx(): pass
except TypeError as e: print(e)
print(A.method, A.cm, type(a.method), type(A.__dict__['cm']), type(A.__dict__['sm']), type(A.__dict__['prop'])) if 0 else None
class Meta1:
    def __instancecheck__(self, o): return True
print(isinstance(5, int|str), int|None, list[int], dict[str,int], isinstance('a', (int,str)))
print(vars(a), hasattr(a,'zz'), getattr(a,'zz','d'), 'x' in dir(A), [n for n in dir(a) if not n.startswith('_')])
a.__class__=B; print(type(a).__name__, isinstance(a,B))
a.__dict__['new']=7; print(a.new); a.__dict__.update(k=1,j=2); print(a.k,a.j)
class Borg:
    _s={}
    def __init__(self): self.__dict__=self._s
b1=Borg(); b1.x=1; b2=Borg(); print(b2.x); b2.y=5; print(b1.y)


# Operators that decline, in the order in which both sides are asked.
class Asked:
    def __init__(self, name, answers=False):
        self.name = name
        self.answers = answers

    def __repr__(self):
        return self.name

    def answer(self, method, other):
        print(f"{self}.{method}({other})", end=" ")
        return f"{self.name}'s" if self.answers else NotImplemented

    def __add__(self, other):
        return self.answer("add", other)

    def __radd__(self, other):
        return self.answer("radd", other)

    def __eq__(self, other):
        return self.answer("eq", other)

    def __lt__(self, other):
        return self.answer("lt", other)

    def __gt__(self, other):
        return self.answer("gt", other)

    def __getitem__(self, key):
        print(f"{self}[{key}]", end=" ")
        return NotImplemented


class Grown(Asked):
    def __iadd__(self, other):
        return self.answer("iadd", other)


class Derived(Asked):
    def __radd__(self, other):
        return self.answer("radd of the derived", other)


def tried(function, *arguments):
    try:
        print("->", function(*arguments))
    except TypeError as error:
        print("->", error)


def grown(left, right):
    left += right
    return left


for left, right in [(Asked("a"), Asked("b")), (Asked("a", True), Asked("b")), (Asked("a"), 1), (1, Asked("b", True)),
                    (Asked("a"), Grown("b", True)), (Grown("a"), Asked("b", True)), (Asked("a"), Derived("b", True)),
                    (Asked("a", True), Derived("b")), (Grown("a", True), 2), (Grown("a"), 2)]:
    tried(lambda: left + right)
    tried(grown, left, right)
    tried(lambda: left == right)
    tried(lambda: left < right)
    tried(lambda: left > right)
print(Asked("a")[1], Asked("a") != Asked("b"))


class Odd:
    def __add__(self, other):
        yield other

    async def __sub__(self, other):
        return other

    def __mul__(self, other, more=3):
        return other, more

    __floordiv__ = len

    def __truediv__(self):
        return 1

    def __lt__(self, other):
        return []

    def __getitem__(self, key):
        if key > 3:
            raise IndexError(key)
        return key * 2


odd = Odd()
print(list(odd + 5), odd * 4, odd < odd, not odd < odd, list(odd), odd[2])
pending = odd - 1
print(type(pending).__name__)
pending.close()
tried(lambda: odd / 2)


def deep(value):
    class Again:
        def __add__(self, other):
            return self + other

    try:
        return Again() + value
    except RecursionError as error:
        return error


print(deep(1))


class Failing:
    def __add__(self, other):
        raise ValueError(f"no {other}")

    __eq__ = __lt__ = __getitem__ = __add__


for what in (lambda: Failing() + 1, lambda: Failing() == 2, lambda: Failing() < 3, lambda: Failing()[4]):
    try:
        what()
    except ValueError as error:
        print(error, error.__traceback__.tb_next.tb_next is not None)


# What the numbers of a class of the program say for themselves.
class Whole(int):
    def __abs__(self):
        return "abs"

    def __round__(self, digits=None):
        return f"round {digits}"

    def __divmod__(self, other):
        return "divmod"

    def __trunc__(self):
        return "trunc"

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __pow__(self, other, modulus=None):
        return f"pow {other}"


class Half(float):
    __abs__, __round__, __floor__, __ceil__, __trunc__ = (
        Whole.__abs__, Whole.__round__, Whole.__floor__, Whole.__ceil__, Whole.__trunc__)


class Plain(int):
    def __add__(self, other):
        return super().__add__(other) + 100


import math

for number in (Whole(3), Half(2.5), Plain(-7), True):
    print(abs(number), round(number), round(number, 1), math.floor(number), math.ceil(number), math.trunc(number))
print(divmod(Whole(7), 2), pow(Whole(2), 3), Whole(2) ** 3, bin(Whole(5)), divmod(Plain(7), 2), Plain(1) + 1, int(Whole(4)))
