from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def a():
    match P(1, 2):
        case P(1, x=1): return "yes"
    return "no"
def b():
    match P(1, 2):
        case P(1, 2, 3): return "yes"
    return "no"
def c():
    match 3:
        case int(1, 2): return "yes"
    return "no"
def d():
    match P(1,2):
        case P(1, y=2): return "y"
class Q:
    __match_args__ = ["a"]
class R:
    __match_args__ = (1,)
class S:
    __match_args__ = ("a", "a")
    a = 1
class T: pass
def e():
    match Q():
        case Q(1): return 1
def f():
    match R():
        case R(1): return 1
def g():
    match S():
        case S(1, 1): return 1
def h():
    match T():
        case T(1): return 1
def i():
    z = 5
    match T():
        case z(): return 1
for x in (a,b,c,d,e,f,g,h,i): t(x)
