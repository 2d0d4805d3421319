"""What awaits, and what cannot be awaited."""
import asyncio


async def ag():
    yield 1; yield 2
class Async:
    def __await__(self):
        yield from asyncio.sleep(0, "aw").__await__()
        return "own"
async def main():
    t = asyncio.ensure_future(ag().__anext__()); print(await t, type(t).__name__)
    print(await asyncio.gather(ag().__anext__(), anext(ag()), Async(), anext(ag(), 5)))
    print(await asyncio.wait_for(ag().__anext__(), 1), await asyncio.shield(Async()))
    a = ag()
    print(await anext(a), await anext(a, "d"), await anext(a, "d"), await anext(a, "d"))
    try: await anext(a)
    except StopAsyncIteration as e: print("stop", e.args)
    for bad in (lambda: anext(5), lambda: anext(5, 1), lambda: aiter(5), lambda: anext([1])):
        try: print(bad())
        except TypeError as e: print(e)
    class It:
        def __init__(self): self.n = 0
        def __aiter__(self): return self
        async def __anext__(self):
            self.n += 1
            if self.n > 2: raise StopAsyncIteration
            return self.n
    it = It(); print(await anext(it), await anext(it), await anext(it, None))
    print([x async for x in It()])
    class SyncEnter:
        def __aenter__(self): return 1
        async def __aexit__(self, *a): pass
    class SyncExit:
        async def __aenter__(self): return 1
        def __aexit__(self, *a): return "x"
    class BadIter:
        def __aiter__(self): return self
        def __anext__(self): return 5
    class Waits:
        n = 0
        def __aiter__(self): return self
        def __anext__(self):
            self.n += 1
            return Own(self.n)
    class Own:
        def __init__(self, n): self.n = n
        def __await__(self):
            if self.n > 2: raise StopAsyncIteration
            yield from asyncio.sleep(0).__await__()
            return self.n
    print([x async for x in Waits()])
    async for y in Waits(): print(y)
    try:
        async with SyncEnter(): pass
    except TypeError as e: print(e)
    try:
        async with SyncExit(): pass
    except TypeError as e: print(e)
    try:
        async with SyncExit(): raise KeyError(1)
    except TypeError as e: print(e, repr(e.__context__))
    try:
        async for x in BadIter(): pass
    except TypeError as e: print(e)
    try: [x async for x in BadIter()]
    except TypeError as e: print(e)
    try: await 5
    except TypeError as e: print(e)
    async def returns():
        async with SyncExit(): return 3
    try: await returns()
    except TypeError as e: print(e)
    print(await asyncio.create_task(anext(ag())))
asyncio.run(main())
