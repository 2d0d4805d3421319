# string.Formatter, and classes that derive from it.
import string


class Missing(string.Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str):
            return kwargs.get(key, f"<{key}>")
        return super().get_value(key, args, kwargs)


class Shouting(string.Formatter):
    def format_field(self, value, format_spec):
        if format_spec == "up":
            return str(value).upper()
        return super().format_field(value, format_spec)

    def convert_field(self, value, conversion):
        return len(value) if conversion == "l" else super().convert_field(value, conversion)


class Strict(string.Formatter):
    def check_unused_args(self, used_args, args, kwargs):
        print(sorted(used_args, key=str), args, kwargs)


plain = string.Formatter()
print(plain.format("{0} {a!r:>5} {{x}} {b[0]}{b[k].real}", 1, a="x", b={0: 5, "k": 3}))
print(plain.format("{} {:>{}} {!s:^7}|", 1, 2, 5, "mid"))
print(plain.format("{:{w}.{p}f}", 3.14159, w=8, p=2), plain.vformat("{x}-{0}", (1,), {"x": 2}))
print(Missing().format("{name} {0} {other!r:>10}", 7, name="n"))
print(Shouting().format("{0:up} {0!l} {1:>3}", "abc", 5))
print(Strict().format("{0} {k}", 1, 2, k=3, j=4))
print(list(plain.parse("a{b!r:c{d}}e{{f}}g")))
print(list(plain.parse("{x[a:b]}")), list(plain.parse("")))
for wrong in ("{", "}", "{0} {}", "{} {0}", "{0!z}", "{5}", "{nobody}"):
    try:
        print(plain.format(wrong, 1))
    except Exception as error:
        print(wrong, type(error).__name__, error)
