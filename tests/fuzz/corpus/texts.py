import re, json
s = "Ünïcode 😀\t\n" * 3
print(s.split(), s.rsplit(None, 1), s.title(), s.encode("utf-16")[:6], s[::-2])
print(f"{1234.5678:>+12,.3f}|{s!r:.5}|{'x':*^9}|{255:#x}", "%-5s|%05d|%e" % ("a", 42, 1.5))
print(re.sub(r"(?P<a>\w)(\w*)", lambda m: m["a"] + str(m.span()), "ab cd"), re.split("(,)", "a,b"))
print(json.loads(json.dumps({"a": [1, 2.5, None, True, "\u20ac"]}, indent=1)))
print("{0[0]}{1.real:>{2}}".format([1], 2, 5), "a-b".partition("-"), b"x\xff".hex(":"))
