# Classes that derive from property, classmethod and staticmethod.
class classproperty(property):
    def __get__(self, instance, owner=None):
        return self.fget(owner)


class Named:
    @classproperty
    def name(cls):
        return cls.__name__


print(Named.name, Named().name, type(Named.__dict__["name"]).__name__)


class Logged(property):
    def __init__(self, *given, **named):
        super().__init__(*given, **named)
        self.extra = 1

    def __get__(self, instance, owner=None):
        print("get")
        return super().__get__(instance, owner)

    def __set__(self, instance, value):
        print("set", value)
        super().__set__(instance, value)


class Holder:
    @Logged
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        self._value = value


holder = Holder()
holder.value = 3
print(holder.value)
print(type(Holder.__dict__["value"]).__name__, Holder.__dict__["value"].extra)


class Plain(property):
    pass


class Tagged(classmethod):
    def __init__(self, function):
        super().__init__(function)
        self.tag = "tag"


class Wrapped(classmethod):
    def __get__(self, instance, owner=None):
        return super().__get__(instance, owner)


class Replaced(staticmethod):
    def __get__(self, instance, owner=None):
        return "replaced"


class Both:
    @Plain
    def plain(self):
        return 1

    @Tagged
    def tagged(cls, x):
        return cls.__name__, x

    @Wrapped
    def wrapped(cls):
        return cls.__name__

    @Replaced
    def replaced():
        pass


print(Both().plain, isinstance(Both.plain, Plain), isinstance(Both.plain, property))
print(Both.tagged(1), Both().tagged(2), Both.__dict__["tagged"].tag)
print(Both.wrapped(), Both().wrapped(), Both.replaced, Both().replaced)
try:
    Both().plain = 2
except AttributeError as error:
    print(error)
