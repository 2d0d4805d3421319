# Proxies are instances of their target's class; objects die in CPython's order.
import weakref, gc
class C:
    def m(self): return 1
    def __repr__(self): return "C!"
    def __len__(self): return 3
    def __call__(self): return "called"
c=C()
p=weakref.proxy(c)
print(isinstance(p,C), type(p), p.__class__, p.m(), repr(p)[:14], str(p), len(p), bool(p))
print(isinstance(p, weakref.ProxyType), isinstance(p, weakref.CallableProxyType))
class D: pass
d=D(); q=weakref.proxy(d)
print(isinstance(q,D), type(q).__name__, q==d, q!=d, isinstance(q,(int,D)))
match q:
    case D(): print("matched")
    case _: print("no match")
try: hash(q)
except TypeError as e: print(e)
del d
try: print(q.x)
except ReferenceError as e: print("gone", e)
try: print(isinstance(q,D))
except ReferenceError as e: print("gone", e)
# order of __del__
class N:
    def __init__(s,n,*k): s.n=n; s.k=k
    def __del__(s): print("del",s.n)
def f():
    a=N("a"); b=N("b"); c=N("c")
f()
x=[N("l1"),N("l2"),N("l3")]
del x
t=(N("t1"),N("t2"),N("t3"))
del t
d={"a":N("d1"),"b":N("d2")}
del d
s=N("outer",N("inner1"),N("inner2"))
del s
o=N("o"); o.x=N("ox"); o.y=N("oy")
del o
def g():
    a=N("cyc1"); b=N("cyc2"); a.o=b; b.o=a
g(); gc.collect()
def h():
    l=[N("h1")]; l2=[N("h2"),l]; return None
h()
def gen():
    a=N("ga"); b=N("gb")
    try:
        yield 1
    finally: print("gen fin")
z=gen(); next(z); del z
class P:
    a=N("class attr")
del P
gc.collect()
def args(a,b): pass
args(N("arg1"),N("arg2"))
N("tmp"); print("after tmp")
[N(i) for i in range(3)]
print("after list")
for i in range(2): v=N(f"loop{i}")
print("after loop"); del v
try:
    e=N("in try"); raise ValueError(N("exc arg"))
except ValueError as ex: print("caught")
print("after except"); del e
def deep():
    n=None
    for i in range(5): n=N(f"deep{i}",n)
deep()
w=N("w1"); w=N("w2"); print("rebound")
import collections
dq=collections.deque([N("q1"),N("q2")]); del dq
st={N("only")}; del st
class Q:
    __slots__=("a","b")
    def __del__(s): print("del Q")
qq=Q(); qq.a=N("sa"); qq.b=N("sb"); del qq
def closure():
    n=N("cell")
    def inner(): return n
    return inner
k=closure(); del k
def tb():
    loc=N("local in failing")
    raise KeyError("x")
a1=N("end1"); a2=N("end2"); a3=[N("end3")]
print("end")
