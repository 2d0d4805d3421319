import logging, string
for fmt in ["{x", "{message", "x}", "{message} {", "{a!b}", "{message:}", "{message!r}", "plain", "", "{0}", "{}", "{a.b}", "{message:>10s}", "{message!x}", "{a b}"]:
    try:
        logging.Formatter(fmt, style="{")
        print(repr(fmt), "ok")
    except ValueError as e: print(repr(fmt), e)
for fmt in ["%(x)s", "%(message)", "%(message)z", "abc", "%(x)10.3f", "%d"]:
    try:
        logging.Formatter(fmt)
        print(repr(fmt), "ok")
    except ValueError as e: print(repr(fmt), e)
for fmt in ["$x", "${message}", "$$", "$", "abc", "${"]:
    try:
        logging.Formatter(fmt, style="$")
        print(repr(fmt), "ok")
    except ValueError as e: print(repr(fmt), e)
f = string.Formatter()
print(list(f.parse("a {b!r:>{w}} c {{ }} {0.x[1]}")))
print(f.format("{0} {a:>5} {b!r}", 1, a="x", b="y"), f.vformat("{} {}", (1,2), {}))
for fmt in ["{x", "x}", "{", "}"]:
    try: print(list(f.parse(fmt)))
    except ValueError as e: print(repr(fmt), e)
    try: print(fmt.format(x=1))
    except (ValueError, KeyError) as e: print(repr(fmt), e)
class F(string.Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str): return kwargs.get(key, "?")
        return super().get_value(key, args, kwargs)
    def format_field(self, v, spec):
        return "<" + super().format_field(v, spec) + ">"
    def convert_field(self, v, c):
        if c == "u": return str(v).upper()
        return super().convert_field(v, c)
print(F().format("{a} {b} {0} {a!u:>8}", 9, a="q"))
try: f.format("{0} {}", 1)
except ValueError as e: print(e)
try: f.format("{1}", 1)
except IndexError as e: print(e)
try: f.format()
except TypeError as e: print(e)
