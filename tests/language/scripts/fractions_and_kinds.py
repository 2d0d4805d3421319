# fractions and numbers.
import math
import numbers
from fractions import Fraction

print(Fraction(1, 3) + Fraction(1, 6), repr(Fraction("0.25")), Fraction(0.5), Fraction("-3/6"), Fraction(8, -6))
print(Fraction(1, 3) * 3, Fraction(1, 2) - 1, 2 / Fraction(3, 4), Fraction(7, 2) // 1, Fraction(-7, 2) % 2, Fraction(2, 3) ** -2)
print(Fraction(1, 2) < 0.6, Fraction(1, 2) == 0.5, float(Fraction(1, 3)), Fraction(1, 3) + 0.5, divmod(Fraction(7, 2), Fraction(2, 3)))
print(round(Fraction(5, 2)), round(Fraction(22, 7), 2), math.floor(Fraction(-1, 2)), math.ceil(Fraction(1, 2)), int(Fraction(9, 2)))
print(Fraction(math.pi).limit_denominator(100), Fraction("3.1415926535897932").limit_denominator(1000))
print(Fraction(3, 4).numerator, Fraction(3, 4).denominator, hash(Fraction(2)) == hash(2), sum([Fraction(1, 10)] * 10))
print(f"{Fraction(22, 7):.3f} {Fraction(1, 3):.1%} {Fraction(1, 3)!s:>6}")
for bad in (lambda: Fraction(1, 0), lambda: Fraction("x"), lambda: Fraction(1, 2) / 0, lambda: Fraction(1.5, 2)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
print(isinstance(3, numbers.Integral), isinstance(2.5, numbers.Real), isinstance(Fraction(1), numbers.Rational),
      isinstance("3", numbers.Number), issubclass(int, numbers.Complex))
