def f(a, b, /, c, *args, d=1, e, **kw):
    x = 1
    def inner(): return x + a
    return inner
async def co(p):
    "doc"
    y = 1
    await p
def g():
    yield
c = f.__code__
print(c.co_varnames, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_name, c.co_qualname, c.co_firstlineno, c.co_flags, c.co_cellvars, c.co_freevars, c.co_names)
i = f(1, 2, 3, e=1)
c = i.__code__
print(c.co_varnames, c.co_argcount, c.co_freevars, c.co_qualname, c.co_flags)
print([x.cell_contents for x in i.__closure__], type(i.__closure__[0]).__name__)
print(co.__code__.co_flags, co.__code__.co_varnames, g.__code__.co_flags)
def outer():
    b = 1; a = 2; c = 3
    count = 0
    def inner():
        nonlocal count
        count += 1
        return c + a + b + count
    return inner
f = outer()
print(f.__code__.co_freevars, [c.cell_contents for c in f.__closure__], outer.__code__.co_cellvars, outer.__code__.co_varnames)
f.__closure__[3].cell_contents = 10
print(f())
def add(a, b=2, *args, k, z=3, **kw):
    t = a + b
    print(t, len(args), k.upper())
    return t
c = add.__code__
print(c.co_varnames[:c.co_argcount], c.co_nlocals, c.co_names, add.__defaults__, add.__kwdefaults__)
print("f" in f.__globals__, f.__globals__["__name__"])
import types
print(isinstance(c, types.CodeType), isinstance(f.__closure__[0], types.CellType))
