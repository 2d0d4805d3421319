"""Names that begin with two underscores belong to their class."""


class Account:
    __rate = 2

    def __init__(self, owner, balance):
        self.owner = owner
        self.__balance = balance

    def __secret(self, __by=1):
        return self.__balance * self.__rate * __by

    def total(self):
        return self.__secret()

    def tripled(self):
        try:
            return self.__secret(__by=3)
        except TypeError as error:
            return str(error), self.__secret(3)

    @property
    def balance(self):
        return self.__balance

    @balance.setter
    def balance(self, value):
        self.__balance = value


class Savings(Account):
    def __secret(self):
        return "mine"

    def both(self):
        return self.__secret(), self._Account__secret()


a = Account("Ann", 10)
print(vars(a), a.total(), a.tripled(), a._Account__balance, a._Account__rate)
print(Savings("Bob", 3).both(), Savings.__dict__.keys() >= {"_Savings__secret"})
try:
    a.__balance
except AttributeError as error:
    print(error)
a.__balance = 5
print(sorted(vars(a)), a.balance)
a.balance = 7
print(a.balance, a.__balance)
print(Account._Account__secret.__name__)


class __Hidden:
    def __init__(self):
        self.__x = 1

    def values(self):
        __y = 2
        inner = lambda __z: __y + __z + self.__x
        return inner(3), [__y for __y in range(2)]


print(vars(__Hidden()), __Hidden().values())


class Slots:
    __slots__ = ("__a", "b")

    def __init__(self):
        self.__a = 1

    def get(self):
        return self.__a


print(Slots().get(), Slots()._Slots__a)


class Reader:
    def read(self):
        try:
            return __missing
        except NameError as error:
            return str(error)

    def shared(self):
        global __count
        __count = 4
        del self.__dict__
        return 1


print(Reader().read())


class ___:
    def __init__(self):
        self.__x = 1


print(vars(___()))


class Matched:
    __match_args__ = ("x",)

    def __init__(self):
        self.x, self.__y = 1, 2

    def test(self):
        match self:
            case Matched(x, __y=found):
                return x, found


print(Matched().test())
