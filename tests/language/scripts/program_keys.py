class Point:
    def __init__(self,x,y): self.x=x; self.y=y
    def __eq__(self,o):
        if not isinstance(o,Point): return NotImplemented
        return (self.x,self.y)==(o.x,o.y)
    def __hash__(self): return hash((self.x,self.y))
    def __repr__(self): return f"P({self.x},{self.y})"
    def __lt__(self,o): return (self.x,self.y)<(o.x,o.y)
d={Point(1,2):'a'}; print(d[Point(1,2)], Point(1,2) in d, d.get(Point(9,9)), len({Point(1,1),Point(1,1),Point(2,2)}))
d[Point(1,2)]='b'; print(d); d.setdefault(Point(3,3),7); print(d.pop(Point(1,2)), d); del d[Point(3,3)]; print(d)
try: d[Point(5,5)]
except KeyError as e: print('KeyError', e)
s={Point(1,1)}; s.add(Point(1,1)); s.add(Point(2,2)); print(len(s), Point(2,2) in s); s.discard(Point(1,1)); print(s); s.remove(Point(2,2)); print(s)
a={Point(1,1),Point(2,2)}; b={Point(2,2),Point(3,3)}; print(a&b, len(a|b), a-b, len(a^b), a<=b, {Point(2,2)}<a, a=={Point(2,2),Point(1,1)})
l=[Point(3,1),Point(1,2),Point(2,0)]; print(sorted(l), min(l), max(l), l.index(Point(1,2)), l.count(Point(1,2)), Point(2,0) in l); l.remove(Point(1,2)); print(l)
print({(Point(1,1),'a'):1}[(Point(1,1),'a')], dict([(Point(1,1),1),(Point(1,1),2)]), {p:p.x for p in l}, {**{Point(1,1):1},Point(1,1):2}, frozenset([Point(1,1)])==frozenset([Point(1,1)]))
print({Point(1,1):1}=={Point(1,1):1}, {Point(1,1):1}=={Point(1,2):1}, [Point(1,1)]==[Point(1,1)], (Point(1,1),)==(Point(1,1),))
from collections import Counter, defaultdict
print(Counter([Point(1,1),Point(1,1),Point(2,2)])); dd=defaultdict(list); dd[Point(1,1)].append(1); dd[Point(1,1)].append(2); print(dd)
print(list(dict.fromkeys([Point(1,1),Point(1,1),Point(2,2)])), set([Point(1,1)]*3))
class NoHash:
    def __eq__(self,o): return True
for f in [lambda: {NoHash():1}, lambda: {NoHash()}, lambda: hash(NoHash()), lambda: {[]:1}, lambda: {{}}, lambda: hash([]), lambda: {([],):1}, lambda: set([[]]), lambda: {1:2}[[]], lambda: [] in {1}, lambda: {}.get([]), lambda: {1}.add({})]:
    try: print(f())
    except TypeError as e: print(e)
class V:
    def __init__(s,n): s.n=n
    def __eq__(s,o): print('eq',s.n,o.n if isinstance(o,V) else o); return isinstance(o,V) and s.n==o.n
    def __hash__(s): print('hash',s.n); return 1
x={V(1):1,V(2):2}; print(x[V(2)]); print(V(3) in x); y={V(1)}
class BadHash:
    def __hash__(s): raise ValueError('bad')
try: {BadHash():1}
except ValueError as e: print(e)
class BadH2:
    def __hash__(s): return 'x'
try: {BadH2():1}
except TypeError as e: print(e)
class Sub(Point): pass
print(Sub(1,2)==Point(1,2), {Point(1,2):'k'}[Sub(1,2)])
class OnlyHash:
    def __hash__(s): return 5
o=OnlyHash(); print({o:1}[o], {o:1}.get(OnlyHash()), {5:'five'}.get(o))
from functools import lru_cache
@lru_cache
def f(p): print('calc',p); return p.x
f(Point(1,1)); f(Point(1,1)); print(f.cache_info())
big={Point(i,i):i for i in range(300)}; print(len(big), big[Point(299,299)], sum(big.values()), len({Point(i%10,0) for i in range(500)}))
for k,v in list(big.items())[:2]: print(k,v)
def gen():
    for p in a: yield p
print(set(gen())==a, Point(1,1)!=Point(1,2), Point(1,1)==5, Point(1,1)!=5)
match Point(1,2):
    case Point(x=1,y=yy): print('matched',yy)
print(sorted([Point(2,2),Point(1,1)],reverse=True), sorted(big, key=lambda p:-p.x)[0], [Point(1,1)].index(Point(1,1)))
try: [Point(1,1)].index(Point(2,2))
except ValueError as e: print(e)
try: [1].remove(2)
except ValueError as e: print(e)
