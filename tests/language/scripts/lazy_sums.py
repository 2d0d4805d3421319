"""What `accumulate` and `filter(None, ...)` hand out, at once and with the program asked in between."""
from itertools import accumulate, islice, repeat, chain
class V:
    def __init__(s,x): s.x=x
    def __add__(s,o): return V(s.x+(o.x if isinstance(o,V) else o))
    def __radd__(s,o): return V(s.x+o)
    def __bool__(s): return s.x>0
    def __repr__(s): return f"V({s.x})"
print(list(accumulate([1,2,3])), list(accumulate([1,V(2),3,V(4)])), list(accumulate([])), list(accumulate([],initial=3)))
print(list(accumulate(['a','b'],initial='x')), list(accumulate([1,2.5,True])), list(accumulate([[1],[2]])))
it=accumulate([1,'a',2])
try:
    for x in it: print(x)
except TypeError as e: print(e)
try: print(next(it))
except Exception as e: print(type(e), e)
print(list(accumulate([3,1,2],max)), list(accumulate([3,1,2],max,initial=2)),list(accumulate([3,1,2],None,initial=2)))
print(list(filter(None,[0,1,'',V(0),V(1),[],[2],None])))
print(list(islice(filter(None,chain([0]*5,[1,2],[V(-1),V(5)])),3)))
print(list(filter(None,filter(None,[0,1]))), list(filter(None,accumulate([0,0,1]))))
class B:
    def __bool__(s): raise ValueError('no')
f=filter(None,[1,B(),2])
try:
    for x in f: print(x)
except ValueError as e: print(e)
print(list(f))
