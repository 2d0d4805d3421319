# The module graphlib.
from graphlib import TopologicalSorter, CycleError
ts = TopologicalSorter({"D": {"B", "C"}, "C": {"A"}, "B": {"A"}})
order = list(ts.static_order()); print(order[0], sorted(order[1:3]), order[3])
ts = TopologicalSorter(); ts.add("c", "b", "a"); ts.add("b", "a"); ts.add(3, 4)
ts.prepare()
while ts.is_active():
    r = ts.get_ready(); print(r); ts.done(*r)
print(bool(ts))
for g in ({1: [2], 2: [1]}, {1: [1]}, {"a": ["b"], "b": ["c"], "c": ["a"], "d": ["a"]}, {1: [2, 3], 3: [4], 4: [5], 5: [3]}):
    try: list(TopologicalSorter(g).static_order())
    except CycleError as e: print(e, e.args)
t = TopologicalSorter({1: [2]})
for f in (lambda: t.get_ready(), lambda: t.is_active(), lambda: t.done(1), t.prepare, lambda: t.add(5), t.prepare, lambda: t.done(1), lambda: t.done(9), lambda: (t.get_ready(), t.done(2), t.done(2))):
    try: print(f())
    except ValueError as e: print(e)
print(t.get_ready(), t.get_ready(), t.is_active()); t.done(1); print(t.is_active())
print(list(TopologicalSorter({}).static_order()))
import asyncio
async def run():
    sorter = TopologicalSorter({"test": ["build"], "build": ["fetch", "configure"], "docs": ["fetch"]})
    sorter.prepare()
    done = asyncio.Queue()
    async def job(name):
        await asyncio.sleep(len(name) / 10)
        await done.put(name)
    tasks = []
    while sorter.is_active():
        for name in sorter.get_ready(): tasks.append(asyncio.create_task(job(name)))
        name = await done.get(); print("done", name); sorter.done(name)
asyncio.run(run())
