# bytearray.
b = bytearray(b"hello"); b[0] = 72; b.append(33); b += b" you"; print(b, len(b), b[0], b[-1], b[1:4], b == b"Hello! you", bytes(b), list(b[:3]), b.decode())
b[1:3] = b"EL"; del b[-4:]; b.extend([1, 2]); b.insert(0, 35); print(b, b.pop(), b.pop(0), b)
print(bytearray(3), bytearray([65, 66]), bytearray("é", "utf-8"), bytearray.fromhex("00ff"), bytearray(b"a") + b"b", bytearray(b"ab") * 2, 2 * bytearray(b"x"), bytearray(range(3)), bytearray())
print(b.upper(), b.find(b"l"), b.replace(b"l", b"L"), b.split(b"L"), b.startswith(b"H"), b.hex(), b.index(b"o"), b.count(b"l"), b.strip(b"\x01"), bytearray(b",").join([b"a", bytearray(b"b")]), 72 in b, b"EL" in b, b.isalpha(), b.partition(b"L"))
for wrong in (lambda: bytearray([256]), lambda: bytearray("x"), lambda: b.append(300), lambda: b.__setitem__(0, -1), lambda: b[99], lambda: bytearray(-1), lambda: b + "x", lambda: hash(b), lambda: bytearray(1.5), lambda: bytearray().pop(), lambda: b.remove(9), lambda: b.append("a"), lambda: b.__setitem__(slice(0, 4, 2), b"abc"), lambda: bytearray(b"x", "utf-8")):
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
print(isinstance(b, bytearray), type(b), type(b).__name__, bytearray, b"a" < bytearray(b"b"), bytearray(b"a") == bytearray(b"a"), bytearray(b"a") != b"b", b"x" == bytearray(b"x"), b"a" + bytearray(b"b"), bool(bytearray()), max(bytearray(b"az")), sorted(bytearray(b"ba")))
c = b.copy(); c.reverse(); print(c, b); c.clear(); print(c)
def change(data: bytearray) -> None: data[0] = 0
d = bytearray(b"\x01\x02"); change(d); print(d, sum(d), [hex(x) for x in d], tuple(d), "%r" % d, f"{d}")
def sieve(n):
    flags = bytearray([1]) * (n + 1); flags[0:2] = b"\x00\x00"
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]: flags[i * i :: i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, flag in enumerate(flags) if flag]
print(sieve(50))
def local():
    bytearray = list
    return bytearray("ab")
print(local())
class Buffer(bytearray):
    def put(self, text): self.extend(text.encode()); return self
print(Buffer().put("abc"), len(Buffer(b"xy")), bytes(Buffer(b"z")))
