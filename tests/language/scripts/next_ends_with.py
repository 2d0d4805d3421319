def counted(result):
    yield 1
    return result


def ended(iterator):
    try:
        while True:
            next(iterator)
    except StopIteration as stop:
        return stop.value, stop.args


print(ended(counted("all")), ended(counted(None)), ended(iter([1])))
generator = counted(7)
print(next(generator, "default"), next(generator, "default"), next(generator, "again"))


class Countdown:
    def __init__(self, start):
        self.left = start

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration("lift-off", 0)
        self.left -= 1
        return self.left


print(ended(Countdown(2)), list(Countdown(2)), next(Countdown(0), "none"))


class Failing(Countdown):
    def __next__(self):
        raise KeyError("no next")


try:
    next(Failing(1), "default")
except KeyError as error:
    print("KeyError", error)
try:
    next(5)
except TypeError as error:
    print(error)
