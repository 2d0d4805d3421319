from collections import deque, OrderedDict, Counter, defaultdict, ChainMap
import itertools, functools, operator
def attempt(name, f):
    try:
        print(name, "->", repr(f()))
    except BaseException as e:
        print(name, "!!", type(e).__name__, e)
# deque and dict changed while iterated
def d1():
    d = deque([1,2,3])
    for x in d: d.append(x)
def d2():
    d = deque([1,2,3])
    for x in d: d.popleft(); d.append(9)
def d3():
    d = deque([1,2,3], maxlen=3)
    for x in d: d.append(9)
def d4():
    d = deque([1,2,3])
    for x in d: d[0] = 5
    return d
def d5():
    d = deque([1,2,3])
    for x in d: d.rotate(1)
def d6():
    d = deque([1,2,3])
    out=[]
    for x in reversed(d): d.append(1)
def d7():
    d=deque([1,2,3]); it=iter(d); d.clear(); return list(it)
def d8():
    d=deque([1,2,3]); it=iter(d); d.extend([4]); d.pop(); return list(it)
def d9():
    d=deque([1,2,3]); it=iter(d); list(it); d.append(4); return list(it)
def d10():
    d=deque([1,2,3]); it=iter(d); next(it); d.append(4)
    try: next(it)
    except RuntimeError as e: print(e)
    return list(it)
def d11():
    d=deque([1,2,3]); it=iter(d); d.reverse(); return list(it)
def d12():
    d=deque([1,2,3]); it=iter(d); d.remove(2); d.append(1); return list(it)
def d13():
    d=deque([3,1,2]); return [x for x in d if d.insert(0,1)]
def d14():
    d=deque([3,1,2]); return sum(x for x in d if not d.append(1))
def d15():
    class E:
        def __eq__(s,o): d.append(1); return False
        __hash__=None
    d=deque([E(),E()]); return 3 in d
def d16():
    class E:
        def __eq__(s,o): d.append(1); return False
        __hash__=None
    d=deque([E(),E()]); return d.count(3)
def d17():
    class E:
        def __eq__(s,o): d.append(1); return False
        __hash__=None
    d=deque([E(),E()]); return d.index(3)
def d18():
    class E:
        def __eq__(s,o): d.append(1); return False
        __hash__=None
    d=deque([E(),E()]); return d.remove(3)
for i in range(1,19): attempt("d%d"%i, globals()["d%d"%i])
def m1():
    d={1:2,3:4}
    for k in d: d[k+10]=1
def m2():
    d={1:2,3:4}
    for k in d: del d[k]; d[k+10]=1
def m3():
    d={1:2,3:4}
    for k in d: d[k]=9
    return d
def m4():
    d={1:2,3:4}
    for k,v in d.items(): d.pop(k); d[k]=v
    return d
def m5():
    d={1:2,3:4}; it=iter(d.values()); d[5]=6
    try: next(it)
    except RuntimeError as e: print(e)
    return list(it)
def m6():
    d={1:2,3:4}; it=iter(d); list(it); d[5]=1; return list(it)
def m7():
    s={1,2,3}
    for x in s: s.add(x+10)
def m8():
    s={1,2,3}
    for x in s: s.discard(x); s.add(x+10)
def m9():
    d=OrderedDict(a=1,b=2,c=3)
    for k in d: d.move_to_end(k)
def m10():
    d=OrderedDict(a=1,b=2,c=3)
    for k in d: d.pop(k)
def m11():
    d=OrderedDict(a=1,b=2,c=3)
    for k in d: del d[k]; d[k]=1
def m12():
    d=defaultdict(int,a=1)
    for k in d: d[k+"x"]
def m13():
    d=Counter("abc")
    for k in d: d[k+"x"]+=1
def m14():
    d={i:i for i in range(5)}
    it=iter(d)
    next(it); d.pop(4); d[7]=1
    return list(it)
def m15():
    d={i:i for i in range(5)}
    return [d.popitem() for k in d]
def m16():
    d={i:i for i in range(5)}
    for k in reversed(d): d[k+10]=1
def m17():
    d={i:i for i in range(5)}
    for k in d: d.clear()
    return d
def m18():
    d={i:i for i in range(5)}
    for k in d: d.update(a=1)
def m19():
    d={i:i for i in range(3)}
    for k in d: d.setdefault(k+100,1)
def m20():
    d={i:i for i in range(3)}
    for k in d:
        d[k] = d.pop(k)
    return d
def m21():
    d={0:0,1:1}
    n=0
    for k in d:
        n+=1
        d.pop(k); d[k+2]=1
        if n>20: return "endless"
    return n,d
for i in range(1,22): attempt("m%d"%i, globals()["m%d"%i])
