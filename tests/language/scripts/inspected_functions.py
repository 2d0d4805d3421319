import inspect, functools, asyncio
def f(a, /, b: int, c=1, *args, d, e: str = "x", **kw) -> float:
    """Doc.

        more
    """
class C:
    def __init__(self, x, y=2): pass
    def m(self, z): pass
    @classmethod
    def k(cls, q): pass
async def co(): pass
def gen(): yield
async def ag(): yield
for x in (f, C, C(1).m, C.k, functools.partial(f, 1, d=3), co, lambda: 0, lambda *, a: 0):
    print(inspect.signature(x))
s = inspect.signature(f)
print(repr(s), list(s.parameters), s.parameters["b"].annotation, repr(s.parameters["e"]), s.parameters["d"].kind, repr(s.parameters["d"].kind), s.return_annotation)
b = s.bind(1, 2, d=4, z=5); print(b, b.args, b.kwargs); b.apply_defaults(); print(b)
for bad in ((), (1, 2), (1, 2, 3)):
    try: s.bind(*bad)
    except TypeError as e: print(e)
print(inspect.iscoroutinefunction(co), inspect.isgeneratorfunction(gen), inspect.isasyncgenfunction(ag), inspect.isfunction(f), inspect.ismethod(C(1).m), inspect.isclass(C), inspect.isbuiltin(len))
c = co(); print(inspect.iscoroutine(c), inspect.isawaitable(c), inspect.getcoroutinestate(c)); c.close(); print(inspect.getcoroutinestate(c))
print(repr(inspect.getdoc(f)), inspect.CORO_CREATED)
print([n for n, _ in inspect.getmembers(C, inspect.isfunction)], inspect.getfullargspec(f))
