# Two OrderedDicts are equal only in the same order.
from collections import OrderedDict


class Own(OrderedDict):
    pass


one, other = OrderedDict(a=1, b=2), OrderedDict(b=2, a=1)
print(one == other, one != other, one == OrderedDict(a=1, b=2), one != OrderedDict(a=1, b=2))
print(one == {"b": 2, "a": 1}, {"b": 2, "a": 1} == one, one == {"a": 1}, one == {"a": 1, "b": 3})
print(Own(a=1, b=2) == Own(b=2, a=1), Own(a=1, b=2) == one, Own(a=1) != Own(a=1))
print([one] == [other], one in [other], one in [OrderedDict(one)], {"k": one} == {"k": other})
print(one.__eq__(4), one == 4, one != [1], one.__ne__(OrderedDict(one)))
one.move_to_end("a")
print(one == other)


class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number

    def __eq__(self, other):
        return self.number == other.number


print(OrderedDict([(Key(1), 1), (Key(2), 2)]) == OrderedDict([(Key(1), 1), (Key(2), 2)]))
print(OrderedDict([(Key(1), 1), (Key(2), 2)]) == OrderedDict([(Key(2), 2), (Key(1), 1)]))
