"""Exact quotients."""

import math
from numbers import Rational

__all__ = ["Fraction"]


def _read(text):
    import re

    match = re.fullmatch(
        r"\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<num>\d*|\d+(?:_\d+)*)"
        r"(?:(?:\s*/\s*(?P<denom>\d+(?:_\d+)*))?"
        r"|(?:\.(?P<decimal>\d*|\d+(?:_\d+)*))?(?:[eE](?P<exp>[-+]?\d+(?:_\d+)*))?)\s*",
        text,
    )
    if match is None:
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    top = int(match["num"] or "0")
    bottom = 1
    if match["denom"]:
        bottom = int(match["denom"])
    else:
        if match["decimal"]:
            digits = match["decimal"].replace("_", "")
            bottom = 10 ** len(digits)
            top = top * bottom + int(digits)
        if match["exp"]:
            exponent = int(match["exp"])
            if exponent >= 0:
                top *= 10**exponent
            else:
                bottom *= 10**-exponent
    return -top if match["sign"] == "-" else top, bottom


class Fraction(Rational):
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if type(numerator) is int:
                return _lowest(cls, numerator, 1)
            if isinstance(numerator, Rational):
                return _lowest(cls, numerator.numerator, numerator.denominator)
            if isinstance(numerator, str):
                top, bottom = _read(numerator)
            elif hasattr(numerator, "as_integer_ratio"):
                top, bottom = numerator.as_integer_ratio()
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif type(numerator) is int is type(denominator):
            top, bottom = numerator, denominator
        elif isinstance(numerator, Rational) and isinstance(denominator, Rational):
            top = numerator.numerator * denominator.denominator
            bottom = denominator.numerator * numerator.denominator
        else:
            raise TypeError("both arguments should be Rational instances")
        if bottom == 0:
            raise ZeroDivisionError(f"Fraction({top}, 0)")
        common = math.gcd(top, bottom)
        if bottom < 0:
            common = -common
        return _lowest(cls, top // common, bottom // common)

    @classmethod
    def from_float(cls, f):
        if not isinstance(f, (int, float)):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        return cls(*dec.as_integer_ratio())

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # The convergents of the continued fraction, as far as they are allowed.
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return _lowest(Fraction, p1, q1)
        return _lowest(Fraction, p0 + k * p1, q0 + k * q1)

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def __format__(self, spec):
        if not spec:
            return str(self)
        if spec[-1] in "eEgG":
            return format(float(self), spec)
        if spec[-1] in "fF%":
            if "." not in spec:
                spec = spec[:-1] + ".6" + spec[-1]
            from decimal import Decimal, localcontext

            with localcontext() as context:
                # Enough digits that rounding twice cannot show.
                context.prec = 60 + len(str(abs(self._numerator)))
                return format(Decimal(self._numerator) / Decimal(self._denominator), spec)
        return format(str(self), spec if spec[-1].isdigit() and any(each in spec for each in "<>^") else ">" + spec)

    def __hash__(self):
        modulus = 2**61 - 1
        try:
            inverse = pow(self._denominator, -1, modulus)
        except ValueError:
            result = 314159
        else:
            result = hash(hash(abs(self._numerator)) * inverse)
        result = result if self._numerator >= 0 else -result
        return -2 if result == -1 else result

    def __add__(self, other):
        return _combined(self, other, _sum)

    def __radd__(self, other):
        return _reversed(self, other, _sum)

    def __sub__(self, other):
        return _combined(self, other, _difference)

    def __rsub__(self, other):
        return _reversed(self, other, _difference)

    def __mul__(self, other):
        return _combined(self, other, _product)

    def __rmul__(self, other):
        return _reversed(self, other, _product)

    def __truediv__(self, other):
        return _combined(self, other, _quotient)

    def __rtruediv__(self, other):
        return _reversed(self, other, _quotient)

    def __floordiv__(self, other):
        return _combined(self, other, _floor)

    def __rfloordiv__(self, other):
        return _reversed(self, other, _floor)

    def __mod__(self, other):
        return _combined(self, other, _rest)

    def __rmod__(self, other):
        return _reversed(self, other, _rest)

    def __divmod__(self, other):
        if isinstance(other, float):
            return divmod(float(self), other)
        whole = self // other
        return whole if whole is NotImplemented else (whole, self % other)

    def __rdivmod__(self, other):
        if isinstance(other, float):
            return divmod(other, float(self))
        whole = other // self
        return whole if whole is NotImplemented else (whole, other % self)

    def __pow__(self, exponent):
        if not isinstance(exponent, Rational):
            return float(self) ** exponent if isinstance(exponent, float) else NotImplemented
        if exponent.denominator != 1:
            return float(self) ** float(exponent)
        power = exponent.numerator
        if power >= 0:
            return _lowest(Fraction, self._numerator**power, self._denominator**power)
        if self._numerator > 0:
            return _lowest(Fraction, self._denominator**-power, self._numerator**-power)
        if self._numerator == 0:
            raise ZeroDivisionError(f"Fraction({self._denominator ** -power}, 0)")
        return _lowest(Fraction, (-self._denominator) ** -power, (-self._numerator) ** -power)

    def __rpow__(self, base):
        if self._denominator == 1 and self._numerator >= 0:
            return base**self._numerator
        if isinstance(base, Rational):
            return Fraction(base.numerator, base.denominator) ** self
        return base ** float(self)

    def __pos__(self):
        return _lowest(Fraction, self._numerator, self._denominator)

    def __neg__(self):
        return _lowest(Fraction, -self._numerator, self._denominator)

    def __abs__(self):
        return _lowest(Fraction, abs(self._numerator), self._denominator)

    def __int__(self):
        return self.__trunc__()

    def __trunc__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator:
                return whole
            if rest * 2 > self._denominator:
                return whole + 1
            return whole if whole % 2 == 0 else whole + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __eq__(self, other):
        if type(other) is int:
            return self._numerator == other and self._denominator == 1
        if isinstance(other, Rational):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, float):
            return 0.0 == other if math.isnan(other) or math.isinf(other) else self == Fraction(other)
        return NotImplemented

    def _compare(self, other):
        """The sign of self - other; for what is no number of this world, None."""
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return -1.0 if other > 0 else 1.0 if other < 0 else math.nan
            other = Fraction(other)
        if not isinstance(other, Rational):
            return None
        return self._numerator * other.denominator - other.numerator * self._denominator

    def __lt__(self, other):
        sign = self._compare(other)
        return NotImplemented if sign is None else sign < 0

    def __gt__(self, other):
        sign = self._compare(other)
        return NotImplemented if sign is None else sign > 0

    def __le__(self, other):
        sign = self._compare(other)
        return NotImplemented if sign is None else sign <= 0

    def __ge__(self, other):
        sign = self._compare(other)
        return NotImplemented if sign is None else sign >= 0

    def __bool__(self):
        return self._numerator != 0

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _lowest(cls, top, bottom):
    made = object.__new__(cls)
    made._numerator = top
    made._denominator = bottom
    return made


def _combined(left, right, operation):
    if isinstance(right, Rational):
        return operation(left, right)
    if isinstance(right, float):
        return _as_floats(float(left), right, operation)
    return NotImplemented


def _reversed(right, left, operation):
    if isinstance(left, Rational):
        return operation(left, right)
    if isinstance(left, float):
        return _as_floats(left, float(right), operation)
    return NotImplemented


def _as_floats(left, right, operation):
    if operation is _sum:
        return left + right
    if operation is _difference:
        return left - right
    if operation is _product:
        return left * right
    if operation is _quotient:
        return left / right
    return left // right if operation is _floor else left % right


def _sum(a, b):
    return Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)


def _difference(a, b):
    return Fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)


def _product(a, b):
    return Fraction(a.numerator * b.numerator, a.denominator * b.denominator)


def _quotient(a, b):
    if b.numerator == 0:
        raise ZeroDivisionError(f"Fraction({b.denominator}, 0)")
    return Fraction(a.numerator * b.denominator, b.numerator * a.denominator)


def _floor(a, b):
    return (a.numerator * b.denominator) // (a.denominator * b.numerator)


def _rest(a, b):
    common = a.denominator * b.denominator
    return Fraction((a.numerator * b.denominator) % (b.numerator * a.denominator), common)
