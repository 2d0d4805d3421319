# complex numbers and cmath.
import cmath
import numbers

z = 3 + 4j
print(z, -z, z.real, z.imag, abs(z), z.conjugate(), repr(1j), 0j, -1j, 1.5j, complex(-0.0, 2), complex(0, -0.0))
print(z + 1, 1 + z, z - 0.5, 2 - z, z * 2, 2 * z, z * z, z / 2, 1 / z, z / (1 - 2j), z**2, z**-1, z**0.5, 2**z, z**z)
print(complex(), complex(2), complex(1, 2), complex("1+2j"), complex(" -3.5e1j "), complex("(2-j)"), complex("inf"), complex(1j, 1j))
print(z == 3 + 4j, z != 3, 3 == 3 + 0j, 3 + 0j == 3.0, bool(0j), bool(1j), z is z, isinstance(z, complex))
print({1j: "unit"}[1j], 2 + 0j in {2}, [1j] == [1j], {1j, complex(0, 1)})
print(type(z), type(z).__name__, isinstance(z, numbers.Complex), isinstance(z, numbers.Real), hash(2 + 0j) == hash(2))
print(f"{z:.2f} {z!r:>10} {z:>12} {1.5j} {z:g} {z:.3e} {1j:.2f}", "%s" % z, str([z, 1j]), format(12345.5 + 2j, ",f"))
print((-8) ** (1 / 3), (-1) ** 0.5, pow(2, 1j), sum([1j, 2, 3.5]), round(abs(1 + 1j), 3))
z += 1
print(z, z.__add__(1), z.__radd__(1), z.__eq__("a"))
for bad in (lambda: z < 1j, lambda: complex("1+"), lambda: z // 2, lambda: z % 2, lambda: 1j / 0, lambda: float(1j), lambda: int(z),
            lambda: complex([]), lambda: complex("1", 2), lambda: 1j + "a", lambda: round(1j)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__ + ":", error)
print(cmath.sqrt(-1), cmath.sqrt(-4), cmath.exp(0), cmath.phase(-1), cmath.polar(3j), cmath.rect(2, 0), cmath.log(1), cmath.pi)
print(round(abs(cmath.exp(1j * cmath.pi) + 1), 10), cmath.isclose(1j, 1.0000000001j), cmath.isnan(complex("nan")), cmath.inf)
