import asyncio
from dataclasses import dataclass
@dataclass
class P:
    x: int
class E(Exception):
    def __repr__(self): return "E!"
async def f(): return P(3)
async def g(): return [P(1), {"a": P(2)}]
async def h(): raise E()
async def main():
    t = asyncio.create_task(f()); u = asyncio.create_task(g()); v = asyncio.create_task(h())
    await asyncio.wait([t, u, v])
    print(t, u, v, sep="\n")
    print([t], (u,), f"{t!r} {u}")
    v.exception()
    q = asyncio.Queue()
    class R:
        def __repr__(self): raise ValueError("r")
    q.put_nowait(R())
    try: print(q)
    except ValueError as e: print("VE", e)
    q.get_nowait()
    q.put_nowait(P(1)); q.put_nowait(P(1)); q.put_nowait(5); q.put_nowait("x")
    print(str(q), f"{q}", "%s" % q, "{}".format(q))
    print(repr(q).split(" ", 3)[3], repr([q]).split(" ", 3)[3])
asyncio.run(main())
