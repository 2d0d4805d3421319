class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        print('new', name, kw, [k for k in ns if not k.startswith('__')])
        cls=super().__new__(mcs, name, bases, ns)
        cls.registry=getattr(cls,'registry',[])+[name]
        return cls
    def __init__(cls, name, bases, ns, **kw):
        print('init', name); super().__init__(name,bases,ns)
    def __call__(cls, *a, **k):
        print('call', cls.__name__); return super().__call__(*a, **k)
    def __len__(cls): return 3
    def __getitem__(cls,k): return f"{cls.__name__}[{k}]"
    def __iter__(cls): return iter([1,2])
    def __contains__(cls,x): return x==1
    def __repr__(cls): return f"<M {cls.__name__}>"
    def __bool__(cls): return True
    @property
    def desc(cls): return 'd:'+cls.__name__
    def hello(cls): return 'hello '+cls.__name__
    @classmethod
    def __prepare__(mcs, name, bases, **kw): print('prepare',name); return {'pre':1}
    def __add__(cls,o): return 'added'
    def __instancecheck__(cls,i): return i==5
    def __subclasscheck__(cls,c): return True
    def __getattr__(cls,n):
        if n=='registry': raise AttributeError(n)
        return 'ga:'+n
class A(metaclass=Meta, opt=1):
    x=1
    def __init__(self, v): self.v=v
    def m(self): return super().__repr__()[:5]
a=A(5); print(a.v, len(A), A['k'], list(A), 1 in A, 2 in A, A, A.desc, A.hello(), A.registry, A.pre, A+A, isinstance(5,A), isinstance(6,A), issubclass(int,A), A.zork, type(A), type(A).__name__, a.m())
class B(A): y=2
print(B(1).y, B.registry, type(B), B.hello())
try: a.hello()
except AttributeError as e: print(e)
class Singleton(type):
    _inst={}
    def __call__(cls,*a,**k):
        if cls not in cls._inst: cls._inst[cls]=super().__call__(*a,**k)
        return cls._inst[cls]
class DB(metaclass=Singleton):
    def __init__(self): print('init DB')
print(DB() is DB())
X=type('X',(),{'a':1,'f':lambda self: self.a+1}); print(X.__name__, X().f(), X, X.__bases__)
Y=type('Y',(X,),dict(b=2)); print(Y().b, Y().a, issubclass(Y,X))
class M1(type): pass
class M2(type): pass
class P(metaclass=M1): pass
class Q(metaclass=M2): pass
try:
    class R(P,Q): pass
except TypeError as e: print(e)
class M3(M1,M2): pass
class R(P,Q,metaclass=M3): pass
print(type(R))
try:
    class U(X, object, Y): pass
except TypeError as e: print(e)
try:
    class U(X, Y): pass
except TypeError as e: print(e)
try:
    class U(X, X): pass
except TypeError as e: print(e)
for f in [lambda: type('X',5,{}), lambda: type('X',(),5), lambda: type(5,(),{}), lambda: type(1,2)]:
    try: f()
    except TypeError as e: print(e)
def func_meta(name,bases,ns): print('fm',name); return type(name,bases,{k.upper() if not k.startswith('__') else k:v for k,v in ns.items()})
class Z(metaclass=func_meta): abc=1
print(Z.ABC)
class Plugin(type):
    reg={}
    def __new__(mcs,n,b,d):
        c=type.__new__(mcs,n,b,d)
        if b: mcs.reg[n.lower()]=c
        return c
class PB(metaclass=Plugin): pass
class Foo(PB): pass
class Bar(PB): pass
print(Plugin.reg, list(Plugin.reg), PB.__subclasses__())
from abc import ABC, ABCMeta, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def d(self): return f"{self.name}:{self.area()}"
class Sq(Shape):
    def area(self): return 4
class Ci(Sq):
    name='ci'
for f in [lambda: Shape(), lambda: Sq(), lambda: Ci().d()]:
    try: print(f())
    except TypeError as e: print(e)
print(isinstance(Ci(),Shape), issubclass(Ci,Shape), Shape.__abstractmethods__ == frozenset({'area','name'}), type(Shape))
class V(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, c): return hasattr(c,'quack')
class Duck:
    def quack(self): pass
print(isinstance(Duck(),V), isinstance(5,V))
class W(ABC): pass
W.register(int); print(isinstance(3,W), issubclass(bool,W), isinstance('a',W))
class Field:
    def __set_name__(self,o,n): self.n=n
class ModelMeta(type):
    def __new__(m,n,b,ns):
        fields={k:v for k,v in ns.items() if isinstance(v,Field)}
        c=super().__new__(m,n,b,ns); c._f=fields; return c
class Model(metaclass=ModelMeta):
    def __init__(self,**k):
        for n in self._f: setattr(self,n,k.get(n))
class User(Model):
    name=Field(); age=Field()
print(list(User._f), User(name='a',age=3).__dict__, User._f['name'].n)
class Diamond1:
    def f(self): print('D1')
class L(Diamond1):
    def f(self): print('L'); super().f()
class RR(Diamond1):
    def f(self): print('R'); super().f()
class DD(L,RR):
    def f(self): print('DD'); super().f()
DD().f(); print([c.__name__ for c in DD.__mro__])
