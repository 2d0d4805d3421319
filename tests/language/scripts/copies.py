import copy
class A:
    def __init__(self): self.l=[1,[2]]; self.me=self
a=A(); b=copy.copy(a); c=copy.deepcopy(a)
print(b.l is a.l, c.l is a.l, c.l, c.me is c, b.me is a)
l=[1,[2,3],{'k':[4]}]; m=copy.deepcopy(l); m[1].append(9); print(l, m, copy.copy(l)==l, copy.copy(l) is l)
r=[]; r.append(r); s=copy.deepcopy(r); print(s[0] is s, s is r)
class B:
    def __copy__(self): print('__copy__'); return 'copied'
    def __deepcopy__(self, memo): print('__deepcopy__', type(memo).__name__); return 'deep'
print(copy.copy(B()), copy.deepcopy([B()]))
class L(list):
    def __init__(self,*a): super().__init__(*a); self.x=1
q=L([1,[2]]); w=copy.deepcopy(q); print(w, type(w).__name__, w.x, w[1] is q[1])
d={'a':(1,[2])}; e=copy.deepcopy(d); print(e, e['a'] is d['a'], copy.deepcopy((1,2)), copy.deepcopy({1,2}), copy.deepcopy('s'), copy.deepcopy(None))
class P:
    __slots__=('x','y')
    def __init__(self): self.x=1; self.y=[2]
p=copy.deepcopy(P()); print(p.x,p.y)
class E(Exception): pass
e=copy.copy(E('m',1)); print(repr(e))
from collections import deque, Counter, defaultdict, OrderedDict
print(copy.deepcopy(deque([[1]])), copy.copy(Counter('aab')), copy.deepcopy(defaultdict(list,{'a':[1]})), copy.deepcopy(OrderedDict(a=1)))
from dataclasses import dataclass
@dataclass
class D: a: list
x=D([1]); y=copy.deepcopy(x); print(y, y.a is x.a, copy.copy(x).a is x.a, copy.replace(x, a=5))
print(copy.deepcopy(print) is print, copy.copy(A) is A, copy.deepcopy(lambda: 1) is not None)
from types import SimpleNamespace
n=SimpleNamespace(a=1,b=[2]); print(n, copy.deepcopy(n), n==copy.copy(n), n!=SimpleNamespace(a=2))
class St:
    def __getstate__(self): return {'v':self.v+1}
    def __setstate__(self,s): self.__dict__.update(s)
t=St(); t.v=1; print(copy.copy(t).v)
