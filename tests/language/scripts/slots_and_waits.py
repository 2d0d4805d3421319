"""The places of `__slots__` on their class, and what a suspended coroutine waits for."""
import asyncio, types
class Money:
    __slots__ = ("amt", "__dict__")
    def __init__(self): self.amt = 3
class More(Money): __slots__ = "cents"
print(Money.amt, type(Money.amt).__name__, More.cents, More.amt, Money.amt.__objclass__.__name__, Money.amt.__get__(Money()), hasattr(Money, "nope"), hasattr(More, "cents"))
try: More().cents
except AttributeError as e: print(e)
try: Money.amtt
except AttributeError as e: print(e)
async def f(): await asyncio.sleep(0)
c = f(); print(c.cr_await, c.cr_origin); c.close(); print(c.cr_await)
def inner(): yield 1; yield 2
def outer(): yield 0; yield from inner()
g = outer(); print(g.gi_yieldfrom); next(g); print(g.gi_yieldfrom); next(g); print(g.gi_yieldfrom.__name__); list(g); print(g.gi_yieldfrom)
@types.coroutine
def hand(): yield 5
async def waits(): await hand()
w = waits(); print(w.cr_await); w.send(None); print(type(w.cr_await).__name__, w.cr_await.__name__); w.close()
async def ag(): yield 1
a = ag(); print(a.ag_await)
print(Money.__dict__["amt"], "cents" in More.__dict__, "amt" in More.__dict__)
