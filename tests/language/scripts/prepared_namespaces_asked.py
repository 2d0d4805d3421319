class Names(dict):
    def __missing__(self, name):
        if name.startswith("__") or name == "print":
            raise KeyError(name)
        self[name] = value = len(self)
        return value


class Meta(type):
    def __prepare__(name, bases):
        return Names()


class Color(metaclass=Meta):
    red
    green
    print(green > red)


print(Color.green - Color.red)
