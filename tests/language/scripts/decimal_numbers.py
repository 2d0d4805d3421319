# decimal: exact decimal arithmetic, rounding, signals, texts.
import decimal
from decimal import ROUND_HALF_UP, Context, Decimal, getcontext, localcontext

print(Decimal("0.1") + Decimal("0.2"), Decimal(1) / Decimal(7), repr(Decimal("1.10")), Decimal(0.1))
print(Decimal("7.325").quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), round(Decimal("2.675"), 2), round(Decimal("2.5")))
print(Decimal("2").sqrt(), Decimal("2") ** Decimal("0.5"), Decimal(2) ** 100, Decimal(1).exp(), Decimal(10).ln())
print(Decimal("1000").log10(), Decimal("1E+3").normalize(), Decimal("100.00").normalize(), Decimal("-7") // 2, Decimal("-7") % 2)
print(divmod(Decimal("7.5"), Decimal("2")), -Decimal("1.5"), abs(Decimal("-3")), int(Decimal("3.99")), float(Decimal("2.5")))
print(Decimal("1.10") == Decimal("1.1"), Decimal("1.5") < 2, 3 > Decimal("2.9"), hash(Decimal(5)) == hash(5), Decimal("0.5") == 0.5)
print(sum([Decimal("0.1")] * 3), max(Decimal(1), Decimal(2)), sorted([Decimal("2"), Decimal("-1"), Decimal("0.5")]))
print(f"{Decimal('1234567.891'):,.2f}|{Decimal('12.3'):>10}|{Decimal('0.25'):.1%}|{Decimal('1234.5'):e}|{Decimal('3'):08.3f}")
print(Decimal("123.456").as_tuple(), Decimal("1.23E+5").adjusted(), Decimal("0.375").as_integer_ratio())
print(Decimal("1E+10"), Decimal("0.0000001"), Decimal("123E-10"), Decimal("123E+3").to_eng_string())
print(Decimal("Infinity"), Decimal("-inf") < 0, Decimal("nan"), Decimal("nan") == Decimal("nan"))
with localcontext() as context:
    context.prec = 5
    print(Decimal(1) / Decimal(3), getcontext().prec)
with localcontext(prec=3):
    print(Decimal(2).sqrt())
print(getcontext().prec, getcontext().flags[decimal.Inexact])
for bad in (lambda: Decimal(1) / 0, lambda: Decimal("x"), lambda: Decimal(0) / 0,
            lambda: Decimal(1).quantize(Decimal("1e-40"))):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
print(Context(prec=4).divide(Decimal(2), Decimal(3)), Context(prec=4))
print(isinstance(Decimal(1), decimal.Decimal), issubclass(decimal.DivisionByZero, ZeroDivisionError))
