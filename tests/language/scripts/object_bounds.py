class R:
    def __repr__(self): return repr(self)
try: repr(R())
except RecursionError as e: print('rec', str(e)[:30])
class Q:
    def __eq__(self,o): return self==o
try: Q()==Q()
except RecursionError as e: print('rec2')
l=[]; l.append(l); print(l, l==l)
m=[]; m.append(m)
try: l==m
except RecursionError as e: print('rec3')
class G:
    def __getattr__(self,n): return self.zz
try: G().a
except RecursionError: print('rec4')
class H:
    def __hash__(self): return hash(self)
try: {H():1}
except RecursionError: print('rec5')
class L(list): pass
x=L(); x.append(x); print(x)
d={}; d['d']=d; print(d)
c=object
for i in range(300): c=type('C%d'%i,(c,),{})
print(c.__name__, len(c.__mro__), c())if 0 else print(c.__name__, len(c.__mro__))
class S:
    def __setattr__(self,n,v): self.n=v
try: S().a=1
except RecursionError: print('rec6')
class M(type):
    def __call__(cls): return cls()
class MM(metaclass=M): pass
try: MM()
except RecursionError: print('rec7')
import copy
r=[]
for i in range(200): r=[r]
print(len(copy.deepcopy(r)))
