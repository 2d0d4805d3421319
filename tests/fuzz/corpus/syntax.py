match [1, {"a": (2, 3)}]:
    case [int(x), {"a": (y, *rest), **others}] if x: print(x, y, rest, others)
    case str() | None | -1.5: pass
    case _: ...
def f(a, /, b=1, *c, d, e=2, **g): return lambda *x: (a, b, c, d, e, g, x)
print(f(1, d=2)(), (n := 5), [i for i in range(3) if i if n], {**{}, 'k': 1}, not 1 < 2 <= 3 != 4)
try:
    raise ValueError("x") from KeyError(1)
except (ValueError, TypeError) as e:
    print(repr(e.__cause__))
else: pass
finally: n = 1_000 if 0x1f else 0b1
