import asyncio
class MyQ(asyncio.Queue):
    def __init__(self, name, maxsize=0):
        super().__init__(maxsize=maxsize); self.name=name; self.n=0
    async def put(self, item):
        self.n+=1; await super().put(item)
class Gate(asyncio.Event):
    def __init__(self): super().__init__(); self.opened=0
    def set(self): self.opened+=1; super().set()
class L(asyncio.Lock): pass
async def main():
    q=MyQ('jobs', maxsize=2)
    await q.put(1); await q.put(2); print(q.name, q.n, q.qsize(), q.full(), q.maxsize, await q.get())
    g=Gate(); g.set(); await g.wait(); print(g.opened, g.is_set())
    l=L(); l.tag='x'
    async with l: print(l.locked(), l.tag)
    print(isinstance(q, asyncio.Queue), type(q).__name__)
asyncio.run(main())
