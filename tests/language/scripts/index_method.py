# Wherever an int is wanted, __index__ is asked.
import collections, heapq, itertools, math, operator, random, time
from collections import deque
def attempt(name, f):
    try:
        print(name, "->", repr(f()))
    except BaseException as e:
        print(name, "!!", type(e).__name__, e)
class I:
    def __init__(s,n): s.n=n
    def __index__(s): return s.n
class Bad:
    def __index__(s): return "x"
class Rz:
    def __index__(s): raise ValueError("no index")
L=list(range(10)); 
attempt('L[I(3)]', lambda: L[I(3)])
attempt('L[I(2):I(5)]', lambda: L[I(2):I(5)])
attempt('L[::I(3)]', lambda: L[::I(3)])
attempt('L[I(2):]', lambda: L[I(2):])
attempt('L[:I(-2)]', lambda: L[:I(-2)])
attempt('L[I(100)]', lambda: L[I(100)])
attempt('"hello"[I(1)]', lambda: "hello"[I(1)])
attempt('"hello"[I(1):I(3)]', lambda: "hello"[I(1):I(3)])
attempt('(1,2,3)[I(1)]', lambda: (1,2,3)[I(1)])
attempt('(1,2,3)[I(1):]', lambda: (1,2,3)[I(1):])
attempt('b"abc"[I(1)]', lambda: b"abc"[I(1)])
attempt('b"abc"[I(1):]', lambda: b"abc"[I(1):])
attempt('range(10)[I(3)]', lambda: range(10)[I(3)])
attempt('range(10)[I(3):I(7)]', lambda: range(10)[I(3):I(7)])
attempt('range(I(3))', lambda: range(I(3)))
attempt('list(range(I(1),I(9),I(3)))', lambda: list(range(I(1),I(9),I(3))))
attempt('bytearray(b"abc")[I(1)]', lambda: bytearray(b"abc")[I(1)])
attempt('bytearray([I(1),I(2)])', lambda: bytearray([I(1),I(2)]))
attempt('bytes([I(1),I(2)])', lambda: bytes([I(1),I(2)]))
attempt('bytes(I(3))', lambda: bytes(I(3)))
attempt('bytearray(I(3))', lambda: bytearray(I(3)))
attempt('memoryview(b"abc")[I(1)]', lambda: memoryview(b"abc")[I(1)])
attempt('deque([1,2,3])[I(1)]', lambda: deque([1,2,3])[I(1)])
attempt('[1,2]*I(2)', lambda: [1,2]*I(2))
attempt('I(2)*[1]', lambda: I(2)*[1])
attempt('"ab"*I(2)', lambda: "ab"*I(2))
attempt('(1,)*I(2)', lambda: (1,)*I(2))
attempt('b"a"*I(2)', lambda: b"a"*I(2))
attempt('bytearray(b"a")*I(2)', lambda: bytearray(b"a")*I(2))
attempt('deque([1])*I(2)', lambda: deque([1])*I(2))
attempt('hex(I(255))', lambda: hex(I(255)))
attempt('oct(I(8))', lambda: oct(I(8)))
attempt('bin(I(5))', lambda: bin(I(5)))
attempt('chr(I(65))', lambda: chr(I(65)))
attempt('round(2.567,I(1))', lambda: round(2.567,I(1)))
attempt('int(I(5))', lambda: int(I(5)))
attempt('float(I(5))', lambda: float(I(5)))
attempt('complex(I(5))', lambda: complex(I(5)))
attempt('"abc".ljust(I(5))', lambda: "abc".ljust(I(5)))
attempt('"abc".center(I(5))', lambda: "abc".center(I(5)))
attempt('"abc".zfill(I(5))', lambda: "abc".zfill(I(5)))
attempt('"a,b,c".split(",",I(1))', lambda: "a,b,c".split(",",I(1)))
attempt('"aaa".replace("a","b",I(2))', lambda: "aaa".replace("a","b",I(2)))
attempt('"abcabc".find("b",I(2))', lambda: "abcabc".find("b",I(2)))
attempt('"abcabc".index("b",I(2),I(5))', lambda: "abcabc".index("b",I(2),I(5)))
attempt('"abcabc".count("b",I(2))', lambda: "abcabc".count("b",I(2)))
attempt('"abc".startswith("b",I(1))', lambda: "abc".startswith("b",I(1)))
attempt('"a\\tb".expandtabs(I(3))', lambda: "a\tb".expandtabs(I(3)))
attempt('b"abcabc".find(b"b",I(2))', lambda: b"abcabc".find(b"b",I(2)))
attempt('b"abc".ljust(I(5))', lambda: b"abc".ljust(I(5)))
attempt('[1,2,3].index(3,I(1))', lambda: [1,2,3].index(3,I(1)))
attempt('[1,2,3].index(3,I(1),I(3))', lambda: [1,2,3].index(3,I(1),I(3)))
attempt('(1,2,3).index(3,I(1))', lambda: (1,2,3).index(3,I(1)))
attempt('divmod(I(3),2)', lambda: divmod(I(3),2))
attempt('pow(2,I(3))', lambda: pow(2,I(3)))
attempt('format(I(5),"d")', lambda: format(I(5),"d"))
attempt('"{:d}".format(5)', lambda: "{:d}".format(5))
attempt('sum([I(3)])', lambda: sum([I(3)]))
attempt('abs(I(3))', lambda: abs(I(3)))
attempt('L[Bad()]', lambda: L[Bad()])
attempt('L[Rz()]', lambda: L[Rz()])
attempt('L[Bad():]', lambda: L[Bad():])
attempt('L[Rz():]', lambda: L[Rz():])
attempt('L[1.0]', lambda: L[1.0])
attempt('L["a"]', lambda: L["a"])
attempt('L[1.0:2]', lambda: L[1.0:2])
attempt('L[None]', lambda: L[None])
attempt('range(1.0)', lambda: range(1.0))
attempt('range(Bad())', lambda: range(Bad()))
attempt('range(Rz())', lambda: range(Rz()))
attempt('deque([1])[1.0]', lambda: deque([1])[1.0])
attempt('list.pop(L[:], I(0))', lambda: list.pop(L[:], I(0)))
attempt('enumerate([1],I(5)).__next__()', lambda: enumerate([1],I(5)).__next__())
attempt('int("12",I(8))', lambda: int("12",I(8)))
attempt('(5).to_bytes(I(2),"big")', lambda: (5).to_bytes(I(2),"big"))
attempt('slice(I(1),I(2)).indices(I(5))', lambda: slice(I(1),I(2)).indices(I(5)))
attempt('slice(1,2,3).indices(10)', lambda: slice(1,2,3).indices(10))
attempt('list(itertools.islice(L,I(2),I(5)))', lambda: list(itertools.islice(L,I(2),I(5))))
attempt('list(itertools.repeat(1,I(3)))', lambda: list(itertools.repeat(1,I(3))))
attempt('list(itertools.combinations([1,2,3],I(2)))', lambda: list(itertools.combinations([1,2,3],I(2))))
attempt('list(itertools.batched([1,2,3],I(2)))', lambda: list(itertools.batched([1,2,3],I(2))))
attempt('math.factorial(I(5))', lambda: math.factorial(I(5)))
attempt('math.gcd(I(4),I(6))', lambda: math.gcd(I(4),I(6)))
attempt('math.comb(I(5),I(2))', lambda: math.comb(I(5),I(2)))
attempt('math.isqrt(I(9))', lambda: math.isqrt(I(9)))
attempt('operator.index(I(3))', lambda: operator.index(I(3)))
attempt('operator.index(1.5)', lambda: operator.index(1.5))
attempt('operator.itemgetter(I(1))(L)', lambda: operator.itemgetter(I(1))(L))
attempt('random.Random(1).randrange(I(10))', lambda: random.Random(1).randrange(I(10)))

def st(name, f):
    try: print(name, "->", repr(f()))
    except BaseException as e: print(name, "!!", type(e).__name__, e)
def a1(): l=[1,2,3]; l[I(1)]=9; return l
def a2(): l=[1,2,3]; l[I(1):I(2)]=[7,7]; return l
def a3(): l=[1,2,3]; del l[I(1)]; return l
def a4(): l=[1,2,3]; del l[I(0):I(2)]; return l
def a5(): l=[1,2,3]; l.insert(I(1),5); return l
def a6(): l=[1,2,3]; l.pop(I(0)); return l
def a7(): b=bytearray(b"abc"); b[I(0)]=I(65); return b
def a8(): b=bytearray(b"abc"); b.append(I(65)); b.insert(I(0),I(66)); b.extend([I(67)]); b.pop(I(1)); b.remove(I(67)); return b
def a9(): b=bytearray(b"abc"); b[0]=300; return b
def a10(): b=bytearray(b"abc"); b[0]="x"; return b
def a11(): d=deque([1,2,3]); d[I(1)]=5; d.insert(I(0),9); d.rotate(I(1)); del d[I(0)]; return d
def a12(): l=[1,2]; l*=I(2); return l
def a13(): l=[1,2,3]; l.insert(1.5,5); return l
def a14(): l=[1,2,3]; l.pop("a"); return l
def a15(): l=[1,2,3]; l.insert(Rz(),5); return l
def a16(): l=[1,2,3,4]; l[::I(2)]=[8,9]; return l
def a17():
    class E:
        def __index__(s): l.clear(); return 0
    l=[1,2,3]; return l[E()]
def a18():
    class E:
        def __index__(s): l.clear(); return 1
    l=[1,2,3]; l.insert(E(),5); return l
def a19(): return I(3) in range(5)
def a20(): return b"abc".count(I(97)), I(97) in b"abc", bytearray(b"abc").find(I(98))
def a21(): r=range(I(0),I(10)); return r.index(3), r.start, type(r.start)
def a23():
    l=[1,2,3]; l.insert(None,5); return l
def a24(): b=bytearray(b"abc"); b.append("x")
def a25(): b=bytearray(b"abc"); b.append(256)
def a26(): b=bytearray(b"abc"); b.append(1.5)
def a27(): return bytes([1.5])
def a28(): return bytes(["a"])
def a29(): return bytes([300])
def a30(): return [1,2,3][I(1):I(3)][I(0)]
for i in [*range(1,22), *range(23,31)]: st("a%d"%i, globals()["a%d"%i])

# What was asked in vain leaves nothing behind.
class Meters:
    def __index__(self):
        return 2


found = {}
for call in (lambda: time.sleep([Meters()]), lambda: "a".join(Meters()), lambda: [1, 2].index(9, Meters()),
             lambda: sorted([1], key=Meters()), lambda: int("zz", Meters()), lambda: {}[Meters()],
             lambda: bytes([Meters(), "x"]), lambda: range(Meters(), "x"), lambda: [0][Meters()]):
    try:
        call()
    except Exception as error:
        found[type(error).__name__] = found.get(type(error).__name__, 0) + 1
        found[str(len(found))] = (1, 2, "x")
print(found)
