"""Roots, powers and logarithms of decimal numbers: worked out in integers with digits to spare, then rounded once."""

import math

from _decimal_context import *
from _decimal_number import Decimal, _made, _nan, _nan_of


def sqrt(number, context):
    nan = _nan_of(context, number)
    if nan is not None:
        return nan
    if not number:
        return _made(Decimal, number._sign, 0, number._exp // 2)._fix(context)
    if number._sign:
        return context._signal(InvalidOperation, _nan)
    if number._kind:
        return Decimal(number)
    ideal = number._exp // 2
    exponent, coefficient = number._exp, number._int
    if exponent % 2:
        coefficient *= 10
        exponent -= 1
    digits = (len(str(coefficient)) + 1) // 2
    shift = context.prec + 1 - digits
    if shift >= 0:
        coefficient *= 100**shift
        exact = True
    else:
        coefficient, rest = divmod(coefficient, 100**-shift)
        exact = not rest
    exponent = exponent // 2 - shift
    root = math.isqrt(coefficient)
    if exact and root * root == coefficient:
        while exponent < ideal and root % 10 == 0:
            root //= 10
            exponent += 1
        while exponent > ideal and len(str(root)) < context.prec:
            root *= 10
            exponent -= 1
    elif root % 5 == 0:
        root += 1
    rounding = context.rounding
    context.rounding = ROUND_HALF_EVEN
    try:
        return _made(Decimal, 0, root, exponent)._fix(context)
    finally:
        context.rounding = rounding


def _rounded(value, scale, context):
    """value / 10**scale of an inexact result."""
    if value % 10 in (0, 5):
        value += 1
    return _made(Decimal, int(value < 0), abs(value), -scale)._half_even(context)


def _half_even(self, context):
    rounding = context.rounding
    context.rounding = ROUND_HALF_EVEN
    try:
        return self._fix(context)
    finally:
        context.rounding = rounding


Decimal._half_even = _half_even


def _scaled_ratio(number, scale):
    """number * 10**scale, cut."""
    shift = number._exp + scale
    size = number._int * 10**shift if shift >= 0 else number._int // 10**-shift
    return -size if number._sign else size


def _exp_scaled(x, scale):
    """10**scale * exp(x / 10**scale)."""
    one = 10**scale
    halvings = max(0, abs(x).bit_length() - one.bit_length() + 8)
    extra = 10 ** (halvings // 3 + 10)
    x, one = x * extra, one * extra
    x >>= halvings
    total, term, count = one, one, 1
    while term:
        term = term * x // (one * count)
        if term == -1:
            term = 0
        total += term
        count += 1
    for _ in range(halvings):
        total = total * total // one
    return total // extra


def _ln_scaled(number, scale):
    """10**scale * ln(number) for a positive number."""
    guard = scale + 15
    exponent = number.adjusted()
    mantissa = _scaled_ratio(_made(Decimal, 0, number._int, number._exp - exponent), guard)
    return (_ln_of(mantissa, guard) + exponent * _ln_of(10 * 10**guard, guard)) // 10**15


def _ln_of(x, scale):
    """10**scale * ln(x / 10**scale) by square roots and the series of artanh."""
    extra = 10**10
    one = 10**scale * extra
    x *= extra
    doublings = 0
    while abs(x - one) * 20 > one:
        x = math.isqrt(x * one)
        doublings += 1
    ratio = (x - one) * one // (x + one)
    square = ratio * ratio // one
    total, power, odd = 0, ratio, 1
    while power not in (0, -1):
        total += power // odd
        power = power * square // one
        odd += 2
    return (total * 2 << doublings) // extra


def exp(number, context):
    nan = _nan_of(context, number)
    if nan is not None:
        return nan
    if number._kind:
        return Decimal(0) if number._sign else Decimal(number)
    if not number:
        return Decimal(1)
    if number.adjusted() > 9:
        return _made(Decimal, 0, 1, -(10**12) if number._sign else 10**12)._half_even(context)
    whole = abs(int(number))
    scale = context.prec + 10
    if number.adjusted() < -context.prec - 5:
        return (_made(Decimal, 0, 10 ** (context.prec + 3) + (-1 if number._sign else 1), -context.prec - 3))._half_even(context)
    if number._sign:
        scale += whole * 4343 // 10000 + 2
    return _rounded(_exp_scaled(_scaled_ratio(number, scale), scale), scale, context)


def ln(number, context):
    nan = _nan_of(context, number)
    if nan is not None:
        return nan
    if not number:
        return _made(Decimal, 1, 0, 0, "F")
    if number._sign:
        return context._signal(InvalidOperation, _nan)
    if number._kind:
        return Decimal(number)
    if number == 1:
        return Decimal(0)
    distance = abs((number - 1).adjusted()) if 0 <= number.adjusted() + 1 <= 1 else 0
    scale = context.prec + 10 + distance
    return _rounded(_ln_scaled(number, scale), scale, context)


def log10(number, context):
    nan = _nan_of(context, number)
    if nan is not None:
        return nan
    if not number:
        return _made(Decimal, 1, 0, 0, "F")
    if number._sign:
        return context._signal(InvalidOperation, _nan)
    if number._kind:
        return Decimal(number)
    digits = str(number._int)
    if digits.strip("0") == "1" and digits[0] == "1":
        return Decimal(number.adjusted())._half_even(context)
    scale = context.prec + 12
    quotient = _ln_scaled(number, scale) * 10**scale // _ln_of(10 * 10**scale, scale)
    return _rounded(quotient, scale, context)


def power(base, exponent, context):
    nan = _nan_of(context, base, exponent)
    if nan is not None:
        return nan
    if not exponent:
        return context._signal(InvalidOperation, _nan) if not base else Decimal(1)
    is_integer = not exponent._kind and (exponent._exp >= 0 or exponent == exponent.to_integral_value())
    sign = int(base._sign and is_integer and int(exponent) % 2 == 1)
    if base._sign and base and not is_integer:
        return context._signal(InvalidOperation, _nan)
    if not base:
        return _made(Decimal, sign, 0, 0, "F") if exponent._sign else _made(Decimal, sign, 0, 0)
    if base._kind:
        return _made(Decimal, sign, 0, 0) if exponent._sign else _made(Decimal, sign, 0, 0, "F")
    if exponent._kind:
        size = base.copy_abs()._sign_of_difference(Decimal(1))
        if size == 0:
            return _made(Decimal, 0, 10 ** (context.prec - 1), 1 - context.prec)
        return Decimal(0) if (size > 0) == (exponent._sign == 1) else _made(Decimal, 0, 0, 0, "F")
    if is_integer and abs(int(exponent)) * len(str(base._int)) <= 20000:
        return _whole_power(base, int(exponent), context)
    magnitude = base.copy_abs()
    if exponent == Decimal("0.5") or exponent == Decimal("-0.5"):
        root = _exact_root(magnitude, context)
        if root is not None and not exponent._sign:
            return root
    scale = context.prec + 12 + len(str(abs(int(exponent)) + 1)) + abs(base.adjusted())
    logarithm = _ln_scaled(magnitude, scale) * _scaled_ratio(exponent, scale) // 10**scale
    if abs(logarithm) > 10**scale * 2302586 * 2:
        return _made(Decimal, sign, 1, -(10**12) if logarithm < 0 else 10**12)._half_even(context)
    if logarithm < 0:
        more = -logarithm * 4343 // 10000 // 10**scale + 2
        value = _exp_scaled(logarithm * 10**more, scale + more)
        scale += more
    else:
        value = _exp_scaled(logarithm, scale)
    result = _rounded(value, scale, context)
    return _made(Decimal, sign, result._int, result._exp, result._kind)


def _exact_root(number, context):
    coefficient, exponent = number._int, number._exp
    if exponent % 2:
        coefficient, exponent = coefficient * 10, exponent - 1
    root = math.isqrt(coefficient)
    if root * root != coefficient:
        return None
    result = _made(Decimal, 0, root, exponent // 2)
    missing = context.prec - len(str(root))
    return _made(Decimal, 0, root * 10**missing, result._exp - missing) if missing > 0 else result._half_even(context)


def _whole_power(base, exponent, context):
    sign = base._sign & exponent & 1
    size = base._int ** abs(exponent)
    if exponent > 0:
        return _made(Decimal, sign, size, base._exp * exponent)._half_even(context)
    coefficient = size
    quotient = Decimal(1).__truediv__(_made(Decimal, sign, coefficient, base._exp * -exponent), context)
    return quotient
