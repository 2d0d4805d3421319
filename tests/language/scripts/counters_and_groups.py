# Counters, unions of dicts, groupby, extend, wraps and deep comparisons.
import functools, itertools, collections
from collections import Counter, OrderedDict, defaultdict, ChainMap
def attempt(name, f):
    try:
        print(name, "->", repr(f()))
    except BaseException as e:
        print(name, "!!", type(e).__name__, e)
class K:
    def __init__(s,n): s.n=n
    def __hash__(s): return hash(s.n)
    def __eq__(s,o): return isinstance(o,K) and s.n==o.n
    def __repr__(s): return f"K({s.n})"
def c1(): c=Counter(a=1,b=5); c|={"a":3,"z":1}; return c
def c2(): c=Counter(a=1); c&={"a":3}; return c
def c3(): c=Counter(a=1); c+={"a":3}; return c
def c4(): c=Counter(a=1); c-={"a":3}; return c
def c5(): return Counter(a=1)|{"a":3}
def c6(): return Counter(a=1)+{"a":3}
def c7(): return {"a":3}|Counter(a=1)
def c8(): c=Counter(a=1,b=-1); c|=Counter(b=2,c=0); return c
def c9(): c=Counter({K(1):1}); c|={K(1):4,K(2):1}; return c
def c10(): return Counter(a=1)==Counter(a=1,b=0), Counter(a=1)<=Counter(a=2), Counter(a=1)<{"a":2}
def o1(): o=OrderedDict({K(1):1}); o|={K(1):2,K(3):3}; return o, type(o)
def o2(): return OrderedDict({K(1):1})|{K(1):2,K(3):3}
def o3(): return {K(1):1}|OrderedDict({K(1):2,K(3):3})
def o4(): o=OrderedDict(); o|=[(K(1),2)]; return o
def o5(): d=defaultdict(list,{K(1):1}); d|={K(1):3}; return d, type(d)
def o6(): return defaultdict(list,{K(1):1})|{K(2):3}
def o7(): return {K(1):1}|defaultdict(list,{K(2):3})
def o8():
    class D(dict): pass
    d=D({K(1):1}); d|={K(1):3}; return d, type(d).__name__, type(d|{1:2}).__name__
def o9(): c=ChainMap({K(1):1}); c|={K(2):2}; return c
def o10(): d={1:2}; d|=5
def o11(): d=OrderedDict(); d|=5
def o12(): return OrderedDict()|5
def o13(): return OrderedDict({K(1):1})|[(K(2),2)]
def g1():
    g=itertools.groupby("aabbc"); groups=list(g); return [(k,list(v)) for k,v in groups]
def g2():
    g=itertools.groupby("aabbc"); k1,g1=next(g); a=next(g1); k2,g2=next(g); return k1,k2,a,list(g1),list(g2)
def g3():
    def src():
        for x in "aab": print("take",x); yield x
    for k,v in itertools.groupby(src()):
        print("group",k)
        for x in v: print(" item",x)
def g4(): return [(k,len(list(v))) for k,v in itertools.groupby([1,1,2,3,3],key=lambda x:x%2)]
def g5():
    g=itertools.groupby([1,1,2]); k,v=next(g); k2,v2=next(g); return list(v),list(v2)
def g6():
    def key(x):
        if x==2: raise ValueError("key")
        return x
    out=[]
    for k,v in itertools.groupby([1,1,2,3],key):
        for x in v: out.append(x); print(x)
def g7():
    g=itertools.groupby([]); return list(g)
def g8():
    # endless groups
    for k,v in itertools.groupby(itertools.count(), lambda x: x//10):
        if k==2: return list(v)
def e1():
    def g():
        yield 1; yield 2; raise ValueError("mid")
    l=[0]
    try: l.extend(g())
    except ValueError as e: print(e)
    return l
def e2():
    def g():
        yield 1; yield 2; raise ValueError("mid")
    l=[0]
    try: l+=g()
    except ValueError as e: print(e)
    return l
def e3():
    def g():
        yield 1; yield 2; raise ValueError("mid")
    l=collections.deque([0])
    try: l.extend(g())
    except ValueError as e: print(e)
    try: l.extendleft(g())
    except ValueError as e: print(e)
    return l
def e4():
    def g():
        yield 1; yield 2; raise ValueError("mid")
    l={0}
    try: l.update(g())
    except ValueError as e: print(e)
    return l
def e5():
    def g():
        yield "a",1; yield "b",2; raise ValueError("mid")
    l={}
    try: l.update(g())
    except ValueError as e: print(e)
    return l
def e6():
    def g():
        yield 65; yield 66; raise ValueError("mid")
    l=bytearray()
    try: l.extend(g())
    except ValueError as e: print(e)
    return l
def e7():
    def g():
        yield 1; yield 2; raise ValueError("mid")
    l=[0,1,2]
    try: l[1:2]=g()
    except ValueError as e: print(e)
    return l
def e8():
    l=[]
    def g():
        for i in range(3):
            yield len(l)
    l.extend(g()); return l
def e9():
    l=[1]
    l.extend(l); return l
def e10():
    c=Counter()
    def g():
        yield 1; yield 2; raise ValueError("mid")
    try: c.update(g())
    except ValueError as e: print(e)
    return c
def e11():
    l=[0]
    def g():
        yield 1
        l.append("inner")
        yield 2
    l.extend(g()); return l
def e12():
    l=[0]
    try: l.extend(map(lambda x: 1//x,[1,2,0,3]))
    except ZeroDivisionError as e: print(e)
    return l
def e13():
    l=[0]
    try: l.extend(zip([1,2],(1//x for x in [1,0])))
    except ZeroDivisionError as e: print(e)
    return l
def w1():
    class Deco:
        def __init__(s,f): functools.update_wrapper(s,f); s.f=f
        def __call__(s,*a): return s.f(*a)
    @Deco
    def hello(a):
        "doc of hello"
        return a
    return hello.__name__, hello.__doc__, hello.__wrapped__.__name__, hello(3), hello.__module__, hello.__qualname__
def w2():
    def orig(a):
        "orig doc"
    orig.tag=1
    @functools.wraps(orig, assigned=("__doc__",), updated=())
    def w(a): pass
    return w.__name__, w.__doc__, hasattr(w,"tag"), w.__wrapped__ is orig
def w3():
    def orig(a):
        "orig doc"
    @functools.wraps(orig, assigned=("__name__","__nope__"))
    class W:
        def __call__(s): pass
    return W.__name__, W.__doc__, W.__wrapped__.__name__
def w4():
    class C:
        "c doc"
        x=1
    @functools.wraps(C, updated=())
    class D: pass
    return D.__name__, D.__doc__, D.__qualname__, D.__wrapped__ is C, D
def w5():
    class C:
        "c doc"
    @functools.wraps(C)
    def f(): pass
    return f.__name__, f.__doc__, sorted(k for k in f.__dict__ if not k.startswith("__"))
def w6():
    @functools.wraps(print)
    def f(): pass
    return f.__name__, f.__module__
def w7():
    p=functools.partial(print,1)
    @functools.wraps(p)
    def f(): pass
    return f.__name__, f.__wrapped__ is p
def w8():
    def orig(): "d"
    @functools.wraps(orig)
    class W: pass
    return W.__name__, W.__doc__
for p in "coegw":
    n=1
    while f"{p}{n}" in globals():
        attempt(f"{p}{n}", globals()[f"{p}{n}"]); n+=1
def nest(n):
    t=()
    for _ in range(n): t=(t,)
    return t
def nestl(n):
    t=[]
    for _ in range(n): t=[t]
    return t
attempt("n1", lambda: nest(150)==nest(150))
attempt("n2", lambda: nest(250)==nest(250))
attempt("n3", lambda: nest(900)==nest(900))
attempt("n4", lambda: nestl(250)==nestl(250))
attempt("n5", lambda: nestl(900)==nestl(900))
attempt("n6", lambda: nest(250)<nest(251))
attempt("n7", lambda: {nest(250):1}[nest(250)])
attempt("n8", lambda: nest(250) in [nest(250)])
attempt("n9", lambda: hash(nest(400))==hash(nest(400)))
attempt("n10", lambda: {1:nest(250)}=={1:nest(250)})
attempt("n11", lambda: nestl(250)<nestl(251))
attempt("n12", lambda: nest(250)!=nest(250))
attempt("n13", lambda: [nest(250)].index(nest(250)))
attempt("n14", lambda: [nest(250)].count(nest(250)))
attempt("n16", lambda: len({nest(250),nest(250)}))
