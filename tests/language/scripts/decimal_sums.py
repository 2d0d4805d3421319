# Decimal numbers: what fits is left as it is, what does not is rounded.
from decimal import *
import random
random.seed(5)
def main():
    out = []
    for prec in (3, 9, 28):
        getcontext().prec = prec
        for _ in range(12):
            a = Decimal(random.randint(-10**random.randint(0, 12), 10**random.randint(0, 12))).scaleb(random.randint(-9, 4))
            b = Decimal(random.randint(-10**random.randint(0, 12), 10**random.randint(0, 12))).scaleb(random.randint(-9, 4))
            out.append((a + b, a - b, a * b, a < b, a == b, a >= b, -a, abs(b), a.compare(b)))
            if b: out.append((a / b,))
    for o in out: print(*o)
    c = Context(prec=5, Emin=-3, Emax=3)
    for x in ("1.234567", "0.000123456", "12345.6", "-99999", "0", "1E-9", "9999.99"):
        try: print(c.create_decimal(x), c.add(Decimal(x), Decimal("1.5")))
        except Exception as e: print(type(e).__name__)
    for x in (Decimal("NaN"), Decimal("Inf"), Decimal("-Inf")):
        print(x + 1, x * 2, x == x, x == Decimal("Inf"), Decimal(1) < Decimal("Inf"))
        try: print(x < 1, x - x)
        except InvalidOperation as e: print("invalid")

main()
