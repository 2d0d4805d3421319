import contextlib, asyncio, io, sys
with contextlib.ExitStack() as s:
    s.callback(print, "last", end="!\n")
    v = s.enter_context(contextlib.nullcontext(5))
    s.push(lambda *a: print("exit", a[0]) or True)
    print(v)
    raise ValueError("x")
print("after")
try:
    with contextlib.ExitStack() as s:
        @s.callback
        def bad(): raise KeyError("k")
        raise ValueError("v")
except KeyError as e:
    print(repr(e), repr(e.__context__), e.__context__.__context__)
try:
    contextlib.ExitStack().enter_context(5)
except TypeError as e: print(e)
@contextlib.asynccontextmanager
async def m(n):
    print("in", n)
    try: yield n
    finally: print("out", n)
async def main():
    async with contextlib.AsyncExitStack() as st:
        for i in range(3): print(await st.enter_async_context(m(i)))
        st.push_async_callback(asyncio.sleep, 0)
        st.callback(print, "cb")
    st2 = contextlib.AsyncExitStack()
    await st2.enter_async_context(m("k"))
    st3 = st2.pop_all()
    await st2.aclose(); print("-"); await st3.aclose()
asyncio.run(main())
out = io.StringIO()
with contextlib.redirect_stdout(out):
    print("captured"); print(1, 2)
print(repr(out.getvalue()))
class D(contextlib.ContextDecorator):
    def __enter__(self): print("enter"); return self
    def __exit__(self, *e): print("exit"); return False
@D()
def f(x): return x * 2
print(f(3), f.__name__)
i = io.StringIO("a\nbb\nccc")
print(i.readline(), list(i), i.read(), i.seek(2), i.read(2), i.tell())
i.write("ZZ"); print(repr(i.getvalue())); i.seek(0); i.truncate(3); print(repr(i.getvalue())); i.close()
try: i.read()
except ValueError as e: print(e)
b = io.BytesIO(b"xyz"); print(b.read(1), b.getvalue())
try: io.StringIO().write(3)
except TypeError as e: print(e)
