"""What depends on what, in an order that respects it."""


class CycleError(ValueError):
    """The graph has a cycle: its nodes are the second argument."""


class _Node:
    __slots__ = ("missing", "followers")

    def __init__(self):
        self.missing = 0  # how many of what it depends on are not done
        self.followers = []


class TopologicalSorter:
    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._given = set()
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _node(self, name):
        if name not in self._nodes:
            self._nodes[name] = _Node()
        return self._nodes[name]

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        entry = self._node(node)
        entry.missing += len(predecessors)
        for predecessor in predecessors:
            self._node(predecessor).followers.append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [name for name, node in self._nodes.items() if not node.missing]
        cycle = self._cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        ready = tuple(self._ready)
        self._ready.clear()
        self._given.update(ready)
        return ready

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return bool(self._ready or self._given)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for name in nodes:
            if name not in self._nodes:
                raise ValueError(f"node {name!r} was not added using add()")
            if name not in self._given:
                node = self._nodes[name]
                raise ValueError(f"node {name!r} was already marked done" if node.missing < 0 else
                                 f"node {name!r} was not passed out (still not ready)")
            self._given.discard(name)
            self._nodes[name].missing = -1
            for follower in self._nodes[name].followers:
                node = self._nodes[follower]
                node.missing -= 1
                if not node.missing:
                    self._ready.append(follower)

    def _cycle(self):
        """A way along the followers that comes back to where it began; None when there is none."""
        seen = set()
        for start in self._nodes:
            if start in seen:
                continue
            path, place, rests = [], {}, []
            name = start
            while True:
                if name in place:
                    return path[place[name]:] + [name]
                if name not in seen:
                    seen.add(name)
                    place[name] = len(path)
                    path.append(name)
                    rests.append(iter(self._nodes[name].followers))
                name = None
                while path:
                    name = next(rests[-1], None)
                    if name is not None:
                        break
                    del place[path.pop()]
                    rests.pop()
                if not path:
                    break
        return None

    def static_order(self):
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)
