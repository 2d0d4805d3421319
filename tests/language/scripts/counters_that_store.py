from collections import Counter


class Told(Counter):
    def __setitem__(self, key, count):
        print("set", key, count)
        super().__setitem__(key, count)


counter = Told("ab")
counter.update("a")
counter.subtract({"b": 2})
counter += Counter("b")
print(counter)
