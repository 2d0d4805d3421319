import functools
from functools import *
@total_ordering
class A:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v
a,b=A(1),A(2)
print(a<b,a<=b,a>b,a>=b,a==b,a!=b, sorted([b,a])[0].v, max(a,b).v)
@total_ordering
class B:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return isinstance(o,B) and s.v==o.v
    def __ge__(s,o):
        if not isinstance(o,B): return NotImplemented
        return s.v>=o.v
print(B(1)<B(2),B(1)<=B(1),B(3)>B(2))
try: B(1)<5
except TypeError as e: print(e)
try:
    @total_ordering
    class C: pass
except ValueError as e: print(e)
print(sorted([3,1,2], key=cmp_to_key(lambda x,y: y-x)))
class D:
    n=0
    @cached_property
    def p(self):
        D.n+=1; return 42
d=D(); print(d.p,d.p,D.n,d.__dict__); del d.p; print(d.p,D.n)
@singledispatch
def f(x): return 'obj'
@f.register
def _(x: int): return 'int'
@f.register(str)
def _(x): return 'str'
@f.register(list)
@f.register(tuple)
def _(x): return 'seq'
print(f(1),f('a'),f([]),f(()),f(1.5),f(True), f.dispatch(int)(3), f.registry.keys())
class E:
    @singledispatchmethod
    def g(self, x): return 'o'
    @g.register
    def _(self, x: int): return 'i'
    @g.register(str)
    def _(self, x): return 's'
print(E().g(1),E().g('a'),E().g(2.5))
class F:
    def set(self, v): self.v=v
    on=partialmethod(set, True); off=partialmethod(set, False)
x=F(); x.on(); print(x.v); x.off(); print(x.v)
@lru_cache(maxsize=2)
def sq(n): print('c',n); return n*n
print(sq(1),sq(2),sq(1),sq(3),sq(2)); print(sq.cache_info()); sq.cache_clear(); print(sq.cache_info(), sq.__name__, sq.__wrapped__(5))
@cache
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(80), fib.cache_info())
class G:
    @lru_cache(maxsize=None)
    def m(self, k): print('m',k); return k
g=G(); print(g.m(1),g.m(1),G.m.cache_info())
def deco(fn):
    @wraps(fn)
    def w(*a, **k):
        "w doc"
        return fn(*a,**k)
    return w
@deco
def hello(a: int) -> str:
    "hello doc"
    return 'hi'
print(hello.__name__, hello.__doc__, hello.__wrapped__.__name__, hello.__annotations__, hello.__qualname__, hello.__module__)
p=partial(int, base=2); print(p('101'), p.func, p.args, p.keywords, p)
print(reduce(lambda a,b:a+b,[1,2,3]), reduce(lambda a,b:a+b,[],5))
try: reduce(lambda a,b:a,[])
except TypeError as e: print(e)
try: sq([1])
except TypeError as e: print(e)
print(sq.cache_parameters())

# A partial has attributes of its own.
basetwo = functools.partial(int, base=2)
basetwo.__doc__ = "Converts a text in base 2."
basetwo.unit = "bit"
print(basetwo("101"), basetwo.__doc__, basetwo.unit)

# A partial of a partial is one of what that one calls.
inner = functools.partial(print, 1, sep="-")
outer = functools.partial(inner, 2, end="!\n")
print(outer.func is print, outer.args, outer.keywords)
outer(3)
inner.note = "kept"
outer = functools.partial(inner, 2)
print(outer.func is inner, outer.args, outer.keywords)
deep = print
for _ in range(5000):
    deep = functools.partial(deep)
deep("deep")
