# Deques and other kinds of collections: hashes, order, copies of classes that derive from them.
import copy
from collections import Counter, OrderedDict, defaultdict, deque


def show(call):
    try:
        print(call())
    except TypeError as error:
        print(type(error).__name__)


show(lambda: hash(deque()))
show(lambda: {deque()})
one, other = deque([1, 2]), deque([1, 3])
print(one < other, one <= other, one > other, one >= other, sorted([other, one]))
print(deque([1]) < deque([1, 0]), one == deque([1, 2]), one == [1, 2])
show(lambda: one < [1])
show(lambda: deque([1]) < deque(["a"]))


class Queue(deque):
    pass


class Bounded(deque):
    def __init__(self, items=(), tag=0):
        super().__init__(items, 5)
        self.tag = tag


queue, bounded = Queue([1, 2], maxlen=4), Bounded([1, 2])
queue.tag, bounded.tag = 5, 3
for each in queue, bounded:
    for make in (copy.copy, copy.deepcopy, lambda x: x * 2, lambda x: x + x, lambda x: x.copy(),
                 lambda x: 2 * x, lambda x: x + deque([3]), lambda x: deque([3]) + x):
        made = make(each)
        print(type(made).__name__, list(made), made.maxlen, getattr(made, "tag", None))
print(queue == Queue([1, 2]), queue == deque([1, 2]), deque([1, 2]) == queue, queue < Queue([2]))
show(lambda: hash(queue))
items = [1]
shared, deep = Queue([items]), copy.deepcopy(Queue([items]))
items.append(2)
print(shared, deep)


class Counts(Counter):
    pass


class Ordered(OrderedDict):
    pass


class Default(defaultdict):
    pass


for each in Counts("aab"), Ordered(a=1), Default(int, a=1), Default(None, a=1):
    each.tag = 9
    for make in (lambda x: x.copy()), copy.copy, copy.deepcopy:
        made = make(each)
        print(made, type(made).__name__, getattr(made, "tag", None))
for base, arguments in (Counts, ("ab",)), (Ordered, ([(1, 2)],)), (Default, (int, [(1, 2)])):
    class Told(base):
        def __init__(self, *given):
            print("init", given)
            super().__init__(*given)

    print(Told(*arguments).copy())
