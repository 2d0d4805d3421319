# A class may define `__class__`, as any other name; methods still reach their class.
class Posing:
    @property
    def __class__(self):
        return int

    def name(self):
        return super().__repr__().split()[0]

    def own(self):
        return __class__.__name__


posing = Posing()
print(posing.own(), type(posing).__name__)
print(posing.__class__ is int)


class Plain:
    __class__ = 3
    print(__class__)


print(Plain.__dict__["__class__"])
