# The modules weakref and gc.
import gc, weakref
class Node:
    def __init__(self, name): self.name = name; self.other = None
    def __repr__(self): return f"Node({self.name!r})"
    def hello(self): return f"hello from {self.name}"
a = Node("a")
r = weakref.ref(a)
print(r() is a, r(), weakref.ref(a) is r, weakref.getweakrefcount(a), r.__callback__)
watch = weakref.ref(a, lambda reference: print("gone", reference() is None, reference is watch))
print(weakref.getweakrefcount(a))
b = a
del a
print(r())
b = None
print(r(), watch(), str(r).split(";")[1])
for wrong in (5, "text", [], {}, (1, 2), None):
    try: weakref.ref(wrong)
    except TypeError as e: print(e)
def function(): pass
f = weakref.ref(function); print(f() is function); del function; print(f())
s = {1}; w = weakref.ref(s); print(w()); del s; print(w())
# Cycles need the collector.
x, y = Node("x"), Node("y"); x.other, y.other = y, x
r = weakref.ref(x, lambda reference: print("collected"))
del x, y
print(r() is not None, gc.collect() > 0, r())
print(gc.isenabled()); gc.disable(); print(gc.isenabled()); gc.enable(); print(gc.collect())
# Containers.
cache = weakref.WeakValueDictionary()
node = Node("cached"); cache["key"] = node; cache["gone"] = Node("short")
print(len(cache), cache["key"], "gone" in cache, cache.get("gone", "default"), list(cache), list(cache.items()), list(cache.values()))
del node
print(len(cache), list(cache.items()))
try: cache["key"]
except KeyError as e: print("KeyError", e)
keys = weakref.WeakKeyDictionary(); k = Node("k"); keys[k] = 1; keys[k] += 1
print(keys[k], k in keys, len(keys), list(keys.items())); del k; print(len(keys), list(keys))
seen = weakref.WeakSet(); m, n = Node("m"), Node("n"); seen.add(m); seen.add(n); seen.add(m)
print(len(seen), m in seen, sorted(each.name for each in seen)); del m; print(len(seen), [*seen]); seen.discard(n); print(len(seen))
class Subject:
    def __init__(self): self.observers = weakref.WeakSet()
    def notify(self, what):
        for each in list(self.observers): each.told(what)
class Observer:
    def told(self, what): print("told", what)
subject = Subject(); observer = Observer(); subject.observers.add(observer); subject.notify(1); del observer; subject.notify(2)
# Methods, proxies, finalizers.
p = Node("p"); method = weakref.WeakMethod(p.hello); print(method()()); proxy = weakref.proxy(p); print(proxy.name, proxy.hello()); proxy.name = "q"; print(p.name)
end = weakref.finalize(p, print, "finalized", sep="!"); print(end.alive, end.peek()[2:]); del p; print(end.alive, method(), end())
try: proxy.name
except ReferenceError as e: print(e)
q = Node("q"); end = weakref.finalize(q, lambda: "result"); print(end(), end(), end.alive); end = weakref.finalize(q, print, "never"); print(end.detach()[2]); del q
class Resource:
    def __init__(self, name): self.name = name; self._end = weakref.finalize(self, print, "released", name)
    def close(self): self._end()
one = Resource("one"); one.close(); one.close(); two = Resource("two"); del two
class Tree:
    def __init__(self, value, parent=None):
        self.value = value; self._parent = weakref.ref(parent) if parent else None; self.children = []
        if parent: parent.children.append(self)
    @property
    def parent(self): return self._parent() if self._parent else None
root = Tree(1); leaf = Tree(2, root); print(leaf.parent.value, root.children[0].value); del root; print(leaf.parent)
import asyncio
async def main():
    tasks = set()
    async def job(n): await asyncio.sleep(n / 10); return n
    for n in range(3):
        task = asyncio.create_task(job(n)); tasks.add(task); task.add_done_callback(tasks.discard)
    await asyncio.sleep(1); print(len(tasks))
asyncio.run(main())
# Counts, and the module of the built-ins.
import sys, builtins
a = ["counted"]; n = sys.getrefcount(a); b = a; c = [a, a]; print(n, sys.getrefcount(a) - n); del b, c; print(sys.getrefcount(a) == n)
print(builtins.len is len, builtins.print, builtins.ValueError is ValueError, hasattr(builtins, "sum"), [name for name in dir(builtins) if name.startswith("is")])
from builtins import abs as absolute
print(absolute(-2))
kept = Resource("at the end")
