# += and |= of classes that derive from containers: in place, whatever they say of + and |.
from collections import Counter, OrderedDict, deque


class Line(list):
    def __add__(self, other):
        return Line(list.__add__(self, other))


line = same = Line([1])
line += [2]
line += (3,)
line += "ab"
print(line, line is same, type(line).__name__)
line = line + [4]
print(line is same, type(line).__name__)


class Loud(list):
    def __iadd__(self, other):
        print("iadd", other)
        return super().__iadd__(other)


loud = same = Loud()
loud += [1]
print(loud, loud is same)


class Table(dict):
    def __or__(self, other):
        return Table(dict.__or__(self, other))


table = same = Table(a=1)
table |= {"b": 2}
table |= [("c", 3)]
print(table, table is same, type(table).__name__, type(table | {}).__name__)


class LoudTable(dict):
    def __ior__(self, other):
        print("ior", other)
        return super().__ior__(other)


table = same = LoudTable(a=1)
table |= {"b": 2}
print(table, table is same)


class Group(set):
    def __or__(self, other):
        return "or"

    def __sub__(self, other):
        return "sub"

    def __and__(self, other):
        return "and"

    def __xor__(self, other):
        return "xor"


group = same = Group({1})
group |= {2, 3}
group -= {1}
group &= {2, 4}
group ^= {2, 5}
print(group, group is same, group | {1}, group - {1}, group & {1}, group ^ {1})


class LoudGroup(set):
    def __ior__(self, other):
        print("ior", other)
        return super().__ior__(other)

    def __isub__(self, other):
        return super().__isub__(other)

    def __iand__(self, other):
        return super().__iand__(other)

    def __ixor__(self, other):
        return super().__ixor__(other)


group = same = LoudGroup({1})
group |= {2, 3}
group -= {1}
group &= {2, 4}
group ^= {2, 5}
print(group, group is same, {1}.__ior__([2]))


class Frozen(frozenset):
    def __or__(self, other):
        return "or"


frozen = Frozen({1})
frozen |= {2}
print(frozen)


class Queue(deque):
    def __add__(self, other):
        return "add"


class Counts(Counter):
    def __add__(self, other):
        return "add"


class Ordered(OrderedDict):
    def __or__(self, other):
        return "or"


queue = same = Queue("a")
queue += "b"
print(queue, queue is same)
counts = same = Counts("a")
counts += Counter("b")
print(counts, counts is same)
ordered = same = Ordered(a=1)
ordered |= {"b": 1}
print(ordered, ordered is same)
try:
    line += 5
except TypeError as error:
    print(error)
