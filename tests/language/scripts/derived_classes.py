class Stack(list):
    def push(self, x): self.append(x)
    def peek(self): return self[-1]
    def __repr__(self): return f"Stack({list(self)})"
s=Stack([1,2]); s.push(3); print(s, len(s), s.peek(), s[0], list(s), s==[1,2,3], isinstance(s,list), type(s).__name__)
s.label='x'; print(s.label, s.__dict__, 2 in s, s+[4], sorted(s, reverse=True), str(s), f"{s}")
class D(dict):
    def __missing__(self, k): return k*2
    def __getattr__(self, n):
        try: return self[n]
        except KeyError: raise AttributeError(n)
    def __setattr__(self, n, v): self[n]=v
d=D(a=1); print(d['a'], d['zz'], d.a, d, len(d), d.get('q')); d.b=5; print(d, dict(d), 'b' in d, list(d.items()))
class Up(dict):
    def __setitem__(self,k,v): super().__setitem__(k.upper(), v)
    def __getitem__(self,k): return super().__getitem__(k.upper())
    def __delitem__(self,k): print('del',k); super().__delitem__(k.upper())
    def __contains__(self,k): return super().__contains__(k.upper())
    def __len__(self): return 99
u=Up(); u['a']=1; print(u, u['A'], u['a'], 'a' in u, len(u), bool(u)); del u['a']; print(u)
class Celsius(float):
    def __new__(cls, v, unit='C'):
        o=super().__new__(cls, v); o.unit=unit; return o
    def __str__(self): return f"{float(self):.1f}°{self.unit}"
c=Celsius(36.6); print(c, c+1, repr(c), c.unit, f"{c:.2f}", f"{c}", c>36, round(c), [c])
class Money(int):
    def __add__(self,o): return Money(int(self)+int(o))
    def __repr__(self): return f"${int(self)}"
m=Money(5)+3; print(m, [m], m*2, type(m*2).__name__, m==8, {m:1}[8], sum([Money(1),Money(2)]), m+1, 1+m, hash(m)==hash(8), f"{m:>5}")
class Name(str):
    def shout(self): return self.upper()+'!'
    def __len__(self): return 42
n=Name('bob'); print(n.shout(), n, len(n), n=='bob', {'bob':1}[n], n+'x', n[0], type(n[0:2]).__name__, 'b' in n, n.split('o'), '-'.join([n,'a']), repr(n), "%s" % n, isinstance(n,str))
class CI(str):
    def __eq__(self,o): return self.lower()==o.lower()
    def __hash__(self): return hash(self.lower())
print(CI('A')==CI('a'), CI('A')=='a', CI('A') in [CI('a')], {CI('A'):1}.get(CI('a')), len({CI('A'),CI('a'),CI('b')}))
class P(tuple):
    def __new__(cls,x,y): return super().__new__(cls,(x,y))
    @property
    def x(self): return self[0]
    @property
    def y(self): return self[1]
    def __add__(self,o): return P(self.x+o.x, self.y+o.y)
p=P(1,2); print(p, p.x, p+P(3,4), p==(1,2), hash(p)==hash((1,2)), {p:1}[(1,2)]); a,b=p; print(a,b)
class S(set):
    def add(self, x): print('adding',x); super().add(x)
q=S([1]); q.add(2); print(q, 1 in q, len(q), q|{3}, type(q|{3}).__name__)
class E(Exception):
    def __init__(self, code, msg="m"): super().__init__(msg); self.code=code
try: raise E(5)
except E as e: print(e, e.code, e.args, repr(e))
class L2(list):
    def __init__(self, n): super().__init__(range(n)); self.n=n
    def __getitem__(self, i):
        r=super().__getitem__(i); return L2.wrap(r) if isinstance(i,slice) else r
    @classmethod
    def wrap(cls, r): o=cls(0); o.extend(r); return o
    def __iter__(self): return (x*10 for x in super().__iter__())
l=L2(4); print(l, l[1:3], l[0], l.n, list(l), [x for x in l], sum(l), max(l), tuple(l), len(l)); l[0]=9; print(l); l+=[7]; print(l, type(l).__name__)
from collections import Counter, defaultdict, OrderedDict, deque
class C2(Counter):
    def total2(self): return sum(self.values())
c=C2('abca'); print(c, c.total2(), c['z'], c.most_common(1)); c.update('a'); print(c)
class DD(defaultdict):
    pass
d=DD(list); d['a'].append(1); print(d)
class OD(OrderedDict):
    def __setitem__(self,k,v): super().__setitem__(k,v); self.move_to_end(k)
o=OD(); o['a']=1; o['b']=2; o['a']=3; print(o, list(o))
class Q(deque):
    def __init__(self, *a): super().__init__(*a, maxlen=2); self.drops=0
    def append(self,x):
        if len(self)==self.maxlen: self.drops+=1
        super().append(x)
q=Q([1]); q.append(2); q.append(3); print(q, q.drops, len(q), list(q))
class B(bytes): pass
print(B(b'ab'), B(b'ab')==b'ab')
class F(frozenset): pass
print(F([1]), F([1])==frozenset([1]), {F([1]):1})
try:
    class X(bool): pass
except TypeError as e: print(e)
try:
    class X(int,str): pass
except TypeError as e: print(e)
import json
print(json.dumps({'a':m,'b':n,'c':s,'d':u, 'e':p}))

# Sums ask what derives from a number; dates and methods can be derived from and made.
class Money(int):
    def __add__(self, other): return Money(int(self) + int(other))
    __radd__ = __add__
    def __str__(self): return f"${int(self):,}"
print(sum([Money(1000), Money(2000)]), sum([1, Money(2), 3]), sum((Money(5),), Money(1)), sum([True, 2]))
import datetime, types
class Day(datetime.date):
    def __new__(cls, year, month=1, day=1): return super().__new__(cls, year, month, day)
    def shown(self): return f"<{self:%d.%m.%y}>"
class Moment(datetime.datetime):
    @property
    def isLate(self): return self.hour > 20
day = Day(2024)
print(day, repr(day), day.shown(), type(day + datetime.timedelta(1)).__name__, type(day.replace(day=3)).__name__, day == datetime.date(2024, 1, 1))
print(Moment(2024, 5, 6, 22).isLate, repr(Moment(2024, 5, 6)), datetime.date.__new__(datetime.date, 2020, 2, 3))
class Labelled:
    def __init__(self, name): self.name = name
def hello(self, *more): return f"hello {self.name}", more
labelled = Labelled("Ann"); labelled.greet = types.MethodType(hello, labelled)
print(labelled.greet(1), types.MethodType(len, [1, 2])(), labelled.greet.__self__ is labelled, labelled.greet.__func__ is hello)
try: types.MethodType(hello, None)
except TypeError as e: print(e)
def counter():
    count = 0
    def more():
        nonlocal count; count += 1
        return count
    return more
more = counter(); more(); print(more.__closure__[0].cell_contents, more.__code__.co_freevars)
def late():
    if False: unset = 1
    return lambda: unset
try: late().__closure__[0].cell_contents
except ValueError as e: print(e)
def first(a, b, /, c): pass
for wrong in ({"a": 1, "b": 2, "c": 3}, {"b": 2, "c": 3}):
    try: first(**wrong)
    except TypeError as e: print(e)
