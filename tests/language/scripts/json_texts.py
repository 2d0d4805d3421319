# JSON, written and read.
import json
from json import JSONEncoder, JSONDecodeError
def t(f, *a, **k):
    try: print(a, k, '->', repr(f(*a, **k)))
    except (TypeError, ValueError, RecursionError, KeyError) as e: print(a, k, '->', type(e).__name__, e)
t(json.dumps, {"a":[1,2.5,None,True,"x\n\"é😀\x7f"],"b":{}}); t(json.dumps, [], indent=2); t(json.dumps, {"a":[1,{"b":2}],"c":[],"d":{}}, indent=2)
print(json.dumps({"a":[1,{"b":2}],"c":[],"d":{}}, indent=2))
print(json.dumps({"b":1,"a":2}, sort_keys=True, indent='\t', separators=(',',' = ')))
t(json.dumps, 'é😀', ensure_ascii=False); t(json.dumps, float('nan')); t(json.dumps, [float('inf'),-float('inf')], allow_nan=False)
t(json.dumps, {1:2, None:3, True:4, 2.5:5, "s":6}); t(json.dumps, {(1,2):3}); t(json.dumps, {(1,2):3,'a':1}, skipkeys=True)
t(json.dumps, {1,2}); t(json.dumps, object); t(json.dumps, b'x'); t(json.dumps, {1:1,'a':2}, sort_keys=True)
class P:
    def __init__(self,x): self.x=x
print(json.dumps([P(1),{"k":P(2)}], default=lambda o: o.__dict__), json.dumps([P(1)],default=lambda o:[o.x],indent=1))
class E(JSONEncoder):
    def default(self, o):
        if isinstance(o, P): return {"x": o.x}
        return super().default(o)
print(json.dumps({"p":P(5)}, cls=E), E().encode([P(1)]), E(indent=1,sort_keys=True).encode({"b":P(1),"a":2}))
try: json.dumps({1}, cls=E)
except TypeError as e: print(e)
a=[]; a.append(a)
try: json.dumps(a)
except ValueError as e: print(e)
d={}; d['d']=d
try: json.dumps(d)
except ValueError as e: print(e)
for s in ['', ' ', '{', '}', '[', ']', '[1', '[1,', '[1,]', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', "{'a':1}", '[1 2]', '{"a" 1}', '1 2', 'nul', 'tru', '"abc', '"a\nb"', r'"\q"', r'"\u12"', r'"\u12g4"', '01', '-', '-a', '1.', '1.e5', '1e', '1e5', '-0', '-0.0', '1E+2', '"\\', '"\\u', '\n\n  x', '[\n1,\n2,\n]', 'NaN', '-Infinity', 'Infinity', r'"\ud83d\ude00"', r'"\ud83d"', r'"\ud83dx"', '{"a":1,"a":2}', '[[[]],{}]', '"é"', 'é', '[é', '\t[1,\r\n2]', '{"a":}', '[,]', '{,}', '{"a":1 "b"}', '"a\tb"', '123abc', 'true', 'false', 'null', '[true,false,null]','12345678901234', '1.5e300', '"\\/\\b\\f"']:
    t(json.loads, s)
try: json.loads('{"a":\n x}')
except JSONDecodeError as e: print(e.msg, e.pos, e.lineno, e.colno, e.doc, repr(e), isinstance(e, ValueError))
t(json.loads, b'{"a":1}'); t(json.loads, 5); t(json.loads, '\ufeff1'); t(json.loads,None)
print(json.loads('{"a":{"b":1}}', object_hook=lambda d: list(d.items())), json.loads('[1.5,2]', parse_float=str, parse_int=float), json.loads('{"a":1,"b":2}', object_pairs_hook=lambda p: p))
print(json.JSONDecoder().raw_decode('[1,2] xx'), json.JSONDecoder().decode(' {"a": 1} '))
class F:
    def __init__(self): self.s=''
    def write(self, t): self.s+=t
    def read(self): return self.s
f=F(); json.dump({"a":[1,2]}, f); print(f.s, json.load(f))
x=[]
for i in range(100000): x=[x]
try: json.dumps(x)
except RecursionError as e: print(e)
try: json.loads('['*100000)
except RecursionError as e: print(e)
try: json.loads('{"a":'*100000)
except RecursionError as e: print(e)
