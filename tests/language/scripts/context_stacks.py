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
import contextlib, asyncio
@contextlib.contextmanager
def tag(name):
    print("<", name)
    try:
        yield name
    finally:
        print(">", name)
@tag("deco")
def f(x):
    "doc"
    return x + 1
print(f(1), f(2), f.__name__)
@contextlib.asynccontextmanager
async def atag(name):
    print("<", name); yield; print(">", name)
@atag("a")
async def g(): print("in g")
async def main():
    await g(); await g()
asyncio.run(main())
print(type(tag("x")).__name__)
@contextlib.contextmanager
def bad():
    yield 1
    yield 2
try:
    with bad(): pass
except RuntimeError as e: print(e)
@contextlib.contextmanager
def empty():
    if False: yield
try:
    with empty(): pass
except RuntimeError as e: print(e)
try:
    with tag("err"): raise KeyError("k")
except KeyError as e: print(repr(e))
cm = tag("once")
with cm: pass
try:
    with cm: pass
except Exception as e: print(type(e).__name__, e)
@contextlib.asynccontextmanager
async def res(n):
    print("acquire", n)
    try:
        yield n
    except ValueError as e:
        print("swallow", e)
    finally:
        await asyncio.sleep(0.1)
        print("release", n)
async def main2():
    async with res(1) as r:
        raise ValueError("v")
    try:
        async with res(2):
            raise KeyError("k")
    except KeyError as e:
        print(repr(e))
    async def worker():
        async with res(3):
            await asyncio.sleep(10)
    t = asyncio.create_task(worker())
    await asyncio.sleep(1)
    t.cancel()
    try: await t
    except asyncio.CancelledError: print("cancelled")
    try:
        async with res(4):
            raise StopAsyncIteration("s")
    except BaseException as e: print(repr(e))
    try:
        with tag("stop"): raise StopIteration("s")
    except BaseException as e: print(repr(e))
asyncio.run(main2())
print(isinstance(tag("i"), contextlib.AbstractContextManager), isinstance(5, contextlib.AbstractContextManager))
@contextlib.contextmanager
def other():
    try: yield
    except KeyError as e: raise ValueError("from inside") from e
try:
    with other(): raise KeyError(1)
except ValueError as e: print(repr(e), repr(e.__cause__))

# What __exit__ is told, and what it leaves of the traceback.
class Watch:
    def __enter__(self): return self
    def __exit__(self, kind, error, lines):
        print(kind.__name__, lines is not None, lines.tb_lineno == error.__traceback__.tb_lineno, lines.tb_frame.f_code.co_name, lines.tb_next is None)
        return True
def watched():
    with Watch(): raise KeyError
    with Watch(): int("x")
    with Watch(): fails()
def fails(): raise ValueError
watched()
@contextlib.contextmanager
def passes(): yield
@contextlib.contextmanager
def tries():
    try: yield
    finally: print("cleaned")
def through(manager):
    with manager(): fails()
for manager in (passes, tries):
    try: through(manager)
    except ValueError as e:
        lines, names = e.__traceback__, []
        while lines: names.append(lines.tb_frame.f_code.co_name); lines = lines.tb_next
        print(names)
