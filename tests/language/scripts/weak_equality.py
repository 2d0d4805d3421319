# Weak references by what they refer to; proxies do what their targets do.
import weakref, gc
class P:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return isinstance(o, P) and self.n == o.n
    def __hash__(self): return hash(self.n)
    def __repr__(self): return f'P({self.n})'
    def m(self): return self.n
a, b, c = P(1), P(1), P(2)
r1, r2, r3 = weakref.ref(a), weakref.ref(b), weakref.ref(c)
print(r1 == r2, r1 == r3, r1 != r2, hash(r1) == hash(r2))
s = weakref.WeakSet([a, b, c])
print(len(s), P(1) in s, P(3) in s)
d = weakref.WeakKeyDictionary()
d[a] = 'a'; d[b] = 'b'; d[c] = 'c'
print(len(d), d[P(1)], dict(d))
print(d.get(P(2)), P(2) in d)
del d[P(2)]
print(len(d))
m1, m2 = weakref.WeakMethod(a.m), weakref.WeakMethod(b.m)
print(m1 == m2, m1 == weakref.WeakMethod(a.m), hash(m1) == hash(weakref.WeakMethod(a.m)))
print({r1: 'x'}[r2])
del a
print(r1() , r1 == r2, r1 == r1)
try:
    print(hash(r1) == hash(1))
except TypeError as e: print(e)
x = P(9); rx = weakref.ref(x); del x
try: hash(rx)
except TypeError as e: print('TypeError', e)
class N:
    def __init__(s, v): s.v = v
    def __add__(s, o): return N(s.v + (o.v if isinstance(o, N) else o))
    def __radd__(s, o): return N(o + s.v)
    def __iadd__(s, o): s.v += o; return s
    def __mul__(s, o): return N(s.v * o)
    def __lt__(s, o): return s.v < o.v
    def __eq__(s, o): return s.v == (o.v if isinstance(o, N) else o)
    def __repr__(s): return f'N({s.v})'
    def __str__(s): return f'n{s.v}'
    def __len__(s): return 3
    def __getitem__(s, i): return i * 2
    def __setitem__(s, i, x): print('set', i, x)
    def __delitem__(s, i): print('del', i)
    def __contains__(s, i): return i == 5
    def __iter__(s): return iter([1, 2])
    def __bool__(s): return s.v != 0
    def __call__(s, *a): return a
    def __neg__(s): return N(-s.v)
    def __int__(s): return s.v
    def __float__(s): return float(s.v)
    def __index__(s): return s.v
    def __and__(s, o): return 'and'
    def __matmul__(s, o): return 'matmul'
    def __divmod__(s, o): return 'divmod'
    def __pow__(s, o): return 'pow'
    def __rsub__(s, o): return 'rsub'
    def __next__(s): return 'next'
    def __enter__(s): return 'enter'
    def __exit__(s, *a): return None
n = N(3); p = weakref.proxy(n)
print(p + 1, 1 + p, p * 2, p < N(9), p == N(3), p == 3, -p, int(p), float(p), [1,2,3,4,5][p])
print(str(p), len(p), p[4], 5 in p, 6 in p, list(p), bool(p))
p[1] = 2; del p[7]
print(p & 1, p @ 2, divmod(p, 3), p ** 2, 4 - p, p + p)
print(type(p), next(p))
try: print(p())
except TypeError as e: print(e)
try: hash(p)
except TypeError as e: print(e)
p += 5; print(n)
print(type(p) is N)
del n
class K:
    def __call__(self, x): return x + 1
k = K(); pk = weakref.proxy(k); print(type(pk), pk(3))
k.zz = 5; print(pk.zz); pk.zz = 6; print(k.zz); del pk.zz; print(hasattr(k, 'zz'))
del k
try: pk(3)
except ReferenceError as e: print(e)
try: print(pk.zz)
except ReferenceError as e: print(e)
f = weakref.finalize(b, print, 'finalized', 1, x=2) if 0 else weakref.finalize(b, print, 'finalized', 1)
print(f.alive, f.peek()[1:]); del b; print(f.alive)
class L(list): pass
l = L([1]); print(weakref.ref(l)() is l)
try: weakref.ref([])
except TypeError as e: print(e)
try: weakref.ref(3)
except TypeError as e: print(e)
w = weakref.WeakValueDictionary(); z = P(7); w['z'] = z
print(list(w.items()), w.get('q', 3), len(w)); del z; print(len(w))
print(weakref.ref(c), weakref.ref(c) is weakref.ref(c)) if 0 else None
ss = weakref.WeakSet(); q1, q2 = P(1), P(2); ss.add(q1); ss |= {q2}
print(sorted(x.n for x in ss), ss == weakref.WeakSet([P(1), q2]) if 0 else None, ss.issuperset([q1]))
cb = []
big = [P(i) for i in range(5)]
refs = [weakref.ref(o, lambda r: cb.append(1)) for o in big]
del big; print(len(cb))
try: del o
except NameError: pass
print(len(cb))
