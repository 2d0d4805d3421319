"""The decimal numbers themselves: sign, coefficient and exponent, or an infinity, or no number."""

import math
from collections import namedtuple
from contextlib import contextmanager
from contextvars import ContextVar
from numbers import Number

from _decimal_context import *
from _decimal_context import _signals

DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent")
DecimalTuple.__module__ = "decimal"

_current = ContextVar("decimal_context")


def getcontext():
    try:
        return _current.get()
    except LookupError:
        import decimal

        context = decimal.DefaultContext.copy()
        _current.set(context)
        return context


def setcontext(context, /):
    import decimal

    if context in (decimal.DefaultContext, decimal.BasicContext, decimal.ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current.set(context)


@contextmanager
def localcontext(ctx=None, **attributes):
    saved = getcontext()
    inner = (saved if ctx is None else ctx).copy()
    for name, value in attributes.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(inner, name, value)
    setcontext(inner)
    try:
        yield inner
    finally:
        setcontext(saved)


@contextmanager
def _in_context(context):
    token = _current.set(context)
    try:
        yield
    finally:
        _current.reset(token)


def _rounds_up(rounding, negative, last_digit, doubled, whole):
    """Whether a coefficient is counted up, whose rest is doubled/2 of `whole` (and is not zero)."""
    if rounding == ROUND_HALF_EVEN:
        return doubled > whole or (doubled == whole and last_digit % 2 == 1)
    if rounding == ROUND_HALF_UP:
        return doubled >= whole
    if rounding == ROUND_HALF_DOWN:
        return doubled > whole
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_CEILING:
        return not negative
    if rounding == ROUND_FLOOR:
        return negative
    if rounding == ROUND_05UP:
        return last_digit in (0, 5)
    return False


class Decimal(Number):
    __slots__ = ("_sign", "_int", "_exp", "_kind")

    def __new__(cls, value="0", context=None):
        if isinstance(value, Decimal):
            return _made(cls, value._sign, value._int, value._exp, value._kind)
        if isinstance(value, int):
            return _made(cls, int(value < 0), abs(value), 0)
        if isinstance(value, str):
            return _from_text(cls, value, context)
        if isinstance(value, float):
            (context or getcontext())._signal(FloatOperation)
            return _from_float(cls, value)
        if isinstance(value, (tuple, list)):
            return _from_tuple(cls, value)
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("argument must be int or float")
        return _from_float(cls, f)

    @classmethod
    def from_number(cls, number):
        return cls(number)

    # --- kinds
    def is_nan(self):
        return self._kind in ("n", "N")

    def is_qnan(self):
        return self._kind == "n"

    def is_snan(self):
        return self._kind == "N"

    def is_infinite(self):
        return self._kind == "F"

    def is_finite(self):
        return not self._kind

    def is_zero(self):
        return not self._kind and self._int == 0

    def is_signed(self):
        return self._sign == 1

    def is_canonical(self):
        return True

    def is_normal(self, context=None):
        return not self._kind and self._int != 0 and self.adjusted() >= (context or getcontext()).Emin

    def is_subnormal(self, context=None):
        return not self._kind and self._int != 0 and self.adjusted() < (context or getcontext()).Emin

    def number_class(self, context=None):
        if self._kind:
            return {"n": "NaN", "N": "sNaN"}.get(self._kind) or ("-Infinity" if self._sign else "+Infinity")
        size = "Zero" if self._int == 0 else "Subnormal" if self.is_subnormal(context) else "Normal"
        return ("-" if self._sign else "+") + size

    def adjusted(self):
        return 0 if self._kind else self._exp + len(str(self._int)) - 1

    def as_tuple(self):
        if self._kind == "F":
            return DecimalTuple(self._sign, (0,), "F")
        digits = tuple(map(int, str(self._int))) if self._int or not self._kind else ()
        return DecimalTuple(self._sign, digits, self._kind or self._exp)

    def as_integer_ratio(self):
        if self._kind == "F":
            raise OverflowError("cannot convert Infinity to integer ratio")
        if self._kind:
            raise ValueError("cannot convert NaN to integer ratio")
        top = -self._int if self._sign else self._int
        if self._exp >= 0:
            return top * 10**self._exp, 1
        bottom = 10**-self._exp
        common = math.gcd(top, bottom)
        return top // common, bottom // common

    # --- rounding
    def _fix(self, context):
        """The number as the context allows it."""
        if self._kind:
            return self
        prec, size = context.prec, self._int.bit_length()
        # So few bits are no more digits than there may be: nothing is to be done, mostly.
        if 0 < size <= 3 * prec and context.Emin - prec < self._exp <= context.Emax - prec and type(self) is Decimal:
            return self
        digits = len(str(self._int))
        if self._int == 0:
            return _made(Decimal, self._sign, 0, min(max(self._exp, context.Etiny()), context.Emax))
        excess = max(digits - context.prec, context.Etiny() - self._exp)
        if excess <= 0:
            if self._exp + digits - 1 > context.Emax:
                return self._overflow(context)
            return self if type(self) is Decimal else Decimal(self)
        shifted, inexact = _shifted(self._int, excess, context.rounding, self._sign)
        exponent = self._exp + excess
        if len(str(shifted)) > context.prec:
            shifted //= 10
            exponent += 1
        if shifted and exponent + len(str(shifted)) - 1 > context.Emax:
            return self._overflow(context)
        result = _made(Decimal, self._sign, shifted, exponent)
        if self.adjusted() < context.Emin:
            if inexact:
                context._signal(Underflow)
            context._signal(Subnormal)
        if inexact:
            context._signal(Inexact)
        context._signal(Rounded)
        if not shifted:
            context._signal(Clamped)
        return result

    def _overflow(self, context):
        to_infinity = context.rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN, ROUND_UP) or (
            context.rounding == (ROUND_FLOOR if self._sign else ROUND_CEILING))
        context._signal(Overflow)
        context._signal(Inexact)
        context._signal(Rounded)
        if to_infinity:
            return _made(Decimal, self._sign, 0, 0, "F")
        return _made(Decimal, self._sign, 10**context.prec - 1, context.Etop())

    def _rescaled(self, exponent, rounding):
        if self._int == 0:
            return _made(Decimal, self._sign, 0, exponent), False
        if self._exp >= exponent:
            return _made(Decimal, self._sign, self._int * 10 ** (self._exp - exponent), exponent), False
        shifted, inexact = _shifted(self._int, exponent - self._exp, rounding, self._sign)
        return _made(Decimal, self._sign, shifted, exponent), inexact

    def quantize(self, exp, rounding=None, context=None):
        context = context or getcontext()
        exp = _converted(exp, True)
        nan = _nan_of(context, self, exp)
        if nan is not None:
            return nan
        if self._kind or exp._kind:
            if self._kind and exp._kind:
                return Decimal(self)
            return context._signal(InvalidOperation, _nan)
        if self._int and self.adjusted() - exp._exp + 1 > context.prec:
            return context._signal(InvalidOperation, _nan)
        result, inexact = self._rescaled(exp._exp, rounding or context.rounding)
        if len(str(result._int)) > context.prec or (result._int and result.adjusted() > context.Emax):
            return context._signal(InvalidOperation, _nan)
        if result._exp > self._exp and self._int:
            if inexact:
                context._signal(Inexact)
            context._signal(Rounded)
        return result

    def same_quantum(self, other, context=None):
        other = _converted(other, True)
        if self._kind or other._kind:
            return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
        return self._exp == other._exp

    def to_integral_value(self, rounding=None, context=None):
        context = context or getcontext()
        if self._kind or self._exp >= 0:
            return _nan_of(context, self) or Decimal(self)
        return self._rescaled(0, rounding or context.rounding)[0]

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        context = context or getcontext()
        if self._kind or self._exp >= 0:
            return _nan_of(context, self) or Decimal(self)
        result, inexact = self._rescaled(0, rounding or context.rounding)
        if inexact:
            context._signal(Inexact)
        if self._int:
            context._signal(Rounded)
        return result

    def normalize(self, context=None):
        context = context or getcontext()
        if self._kind:
            return _nan_of(context, self) or Decimal(self)
        fixed = self._fix(context)
        if fixed._int == 0:
            return _made(Decimal, fixed._sign, 0, 0)
        digits = str(fixed._int)
        kept = digits.rstrip("0")
        return _made(Decimal, fixed._sign, int(kept), fixed._exp + len(digits) - len(kept))

    def __round__(self, n=None):
        if n is None:
            if self._kind:
                raise OverflowError("cannot round an infinity") if self._kind == "F" else ValueError("cannot round a NaN")
            return int(self._rescaled(0, ROUND_HALF_EVEN)[0])
        return self.quantize(_made(Decimal, 0, 1, -n))

    def __trunc__(self):
        if self._kind == "F":
            raise OverflowError("cannot convert Infinity to integer")
        if self._kind:
            raise ValueError("cannot convert NaN to integer")
        whole = self._int * 10**self._exp if self._exp >= 0 else self._int // 10**-self._exp
        return -whole if self._sign else whole

    __int__ = __trunc__

    def __floor__(self):
        return int(self.to_integral_value(ROUND_FLOOR))

    def __ceil__(self):
        return int(self.to_integral_value(ROUND_CEILING))

    def __float__(self):
        if self._kind:
            if self._kind == "N":
                raise ValueError("cannot convert signaling NaN to float")
            return float(str(self))
        return float(("-" if self._sign else "") + f"{self._int}e{self._exp}")

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        return self

    def canonical(self):
        return self

    # --- comparing
    def __bool__(self):
        return bool(self._kind) or self._int != 0

    def _sign_of_difference(self, other):
        """-1, 0 or 1; no operand is NaN."""
        if self._exp == other._exp and not self._kind and not other._kind:
            mine = -self._int if self._sign else self._int
            yours = -other._int if other._sign else other._int
            return (mine > yours) - (mine < yours)
        mine = (-1 if self._sign else 1) if self else 0
        yours = (-1 if other._sign else 1) if other else 0
        if mine != yours:
            return -1 if mine < yours else 1
        if mine == 0:
            return 0
        if self._kind or other._kind:
            return 0 if self._kind and other._kind else mine if self._kind else -mine
        if self.adjusted() != other.adjusted():
            return mine if self.adjusted() > other.adjusted() else -mine
        low = min(self._exp, other._exp)
        left, right = self._int * 10 ** (self._exp - low), other._int * 10 ** (other._exp - low)
        return 0 if left == right else mine if left > right else -mine

    def _ordered(self, other, decide):
        other = _comparable(other)
        if other is NotImplemented:
            return other
        if (self._kind or other._kind) and (self.is_nan() or other.is_nan()):
            return getcontext()._signal(InvalidOperation, False)
        return decide(self._sign_of_difference(other))

    def __eq__(self, other):
        other = _comparable(other)
        if other is NotImplemented:
            return other
        if (self._kind or other._kind) and (self.is_nan() or other.is_nan()):
            if self.is_snan() or other.is_snan():
                getcontext()._signal(InvalidOperation)
            return False
        return self._sign_of_difference(other) == 0

    def __lt__(self, other):
        return self._ordered(other, lambda sign: sign < 0)

    def __le__(self, other):
        return self._ordered(other, lambda sign: sign <= 0)

    def __gt__(self, other):
        return self._ordered(other, lambda sign: sign > 0)

    def __ge__(self, other):
        return self._ordered(other, lambda sign: sign >= 0)

    def compare(self, other, context=None):
        other = _converted(other, True)
        nan = _nan_of(context or getcontext(), self, other)
        return Decimal(self._sign_of_difference(other)) if nan is None else nan

    def compare_total(self, other, context=None):
        return Decimal(self._sign_of_difference(_converted(other, True)))

    def max(self, other, context=None):
        return self._chosen(other, context, 1)

    def min(self, other, context=None):
        return self._chosen(other, context, -1)

    def _chosen(self, other, context, wanted):
        context = context or getcontext()
        other = _converted(other, True)
        if self.is_nan() or other.is_nan():
            if self.is_qnan() and not other.is_nan():
                return other._fix(context)
            if other.is_qnan() and not self.is_nan():
                return self._fix(context)
            return _nan_of(context, self, other)
        sign = self._sign_of_difference(other)
        return (self if sign * wanted >= 0 else other)._fix(context)

    def __hash__(self):
        if self._kind == "F":
            return hash(math.inf) if not self._sign else hash(-math.inf)
        if self._kind:
            if self._kind == "N":
                raise TypeError("Cannot hash a signaling NaN value")
            return object.__hash__(self)
        modulus = 2**61 - 1
        scale = pow(10, self._exp, modulus) if self._exp >= 0 else pow(pow(10, -1, modulus), -self._exp, modulus)
        result = self._int * scale % modulus
        result = -result if self._sign else result
        return -2 if result == -1 else result

    # --- signs
    def __neg__(self, context=None):
        nan = _nan_of(context or getcontext(), self)
        if nan is not None:
            return nan
        return self._signed(0 if not self and (context or getcontext()).rounding != ROUND_FLOOR else 1 - self._sign)._fix(
            context or getcontext())

    def __pos__(self, context=None):
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan is not None:
            return nan
        return (self._signed(0) if not self and context.rounding != ROUND_FLOOR else self)._fix(context)

    def __abs__(self):
        nan = _nan_of(getcontext(), self)
        return self._signed(0)._fix(getcontext()) if nan is None else nan

    def _signed(self, sign):
        return _made(Decimal, sign, self._int, self._exp, self._kind)

    def copy_abs(self):
        return self._signed(0)

    def copy_negate(self):
        return self._signed(1 - self._sign)

    def copy_sign(self, other, context=None):
        return self._signed(_converted(other, True)._sign)

    # --- arithmetic
    def __add__(self, other, context=None):
        other = _converted(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        if self._kind or other._kind:
            nan = _nan_of(context, self, other)
            if nan is not None:
                return nan
            if self._kind and other._kind and self._sign != other._sign:
                return context._signal(InvalidOperation, _nan)
            return Decimal(self if self._kind else other)
        low = self._exp if self._exp < other._exp else other._exp
        if self._int == 0 and other._int == 0:
            sign = self._sign & other._sign
            if self._sign != other._sign and context.rounding == ROUND_FLOOR:
                sign = 1
            return _made(Decimal, sign, 0, low)._fix(context)
        if abs(self._exp - other._exp) > 2 * context.prec + 4:
            self, other = _near(self, other, context.prec)
            low = min(self._exp, other._exp)
        total = self._number(low) + other._number(low)
        if total == 0:
            return _made(Decimal, int(context.rounding == ROUND_FLOOR), 0, low)._fix(context)
        return _made(Decimal, int(total < 0), abs(total), low)._fix(context)

    __radd__ = __add__

    def _number(self, exponent):
        scaled = self._int * 10 ** (self._exp - exponent)
        return -scaled if self._sign else scaled

    def __sub__(self, other, context=None):
        other = _converted(other)
        return other if other is NotImplemented else self.__add__(other if other.is_nan() else other.copy_negate(), context)

    def __rsub__(self, other):
        other = _converted(other)
        return other if other is NotImplemented else other - self

    def __mul__(self, other, context=None):
        other = _converted(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            nan = _nan_of(context, self, other)
            if nan is not None:
                return nan
            if not self or not other:
                return context._signal(InvalidOperation, _nan)
            return _made(Decimal, sign, 0, 0, "F")
        return _made(Decimal, sign, self._int * other._int, self._exp + other._exp)._fix(context)

    __rmul__ = __mul__

    def fma(self, other, third, context=None):
        other, third = _converted(other, True), _converted(third, True)
        if self._kind or other._kind:
            return self.__mul__(other, context).__add__(third, context)
        product = _made(Decimal, self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)
        return product.__add__(third, context)

    def __truediv__(self, other, context=None):
        other = _converted(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        sign = self._sign ^ other._sign
        if self._kind:
            return context._signal(InvalidOperation, _nan) if other._kind else _made(Decimal, sign, 0, 0, "F")
        if other._kind:
            context._signal(Clamped)
            return _made(Decimal, sign, 0, context.Etiny())
        if other._int == 0:
            if self._int == 0:
                return context._signal(DivisionUndefined, _nan)
            return context._signal(DivisionByZero, _made(Decimal, sign, 0, 0, "F"))
        if self._int == 0:
            return _made(Decimal, sign, 0, self._exp - other._exp)._fix(context)
        shift = len(str(other._int)) - len(str(self._int)) + context.prec + 1
        exponent = self._exp - other._exp - shift
        if shift >= 0:
            whole, rest = divmod(self._int * 10**shift, other._int)
        else:
            whole, rest = divmod(self._int, other._int * 10**-shift)
        if rest:
            # What is left counts when the last digit is rounded.
            if whole % 5 == 0:
                whole += 1
        else:
            ideal = self._exp - other._exp
            while exponent < ideal and whole % 10 == 0:
                whole //= 10
                exponent += 1
        return _made(Decimal, sign, whole, exponent)._fix(context)

    def __rtruediv__(self, other):
        other = _converted(other)
        return other if other is NotImplemented else other / self

    def _divided(self, other, context):
        """The whole quotient, and the rest; no operand is NaN."""
        sign = self._sign ^ other._sign
        if self._kind:
            nan = context._signal(InvalidOperation, _nan)
            return nan if other._kind else _made(Decimal, sign, 0, 0, "F"), nan
        if not other:
            if not self:
                nan = context._signal(DivisionUndefined, _nan)
                return nan, nan
            if context.traps[InvalidOperation]:
                raise InvalidOperation([InvalidOperation, DivisionByZero])
            infinity = context._signal(DivisionByZero, _made(Decimal, sign, 0, 0, "F"))
            return infinity, context._signal(InvalidOperation, _nan)
        if other._kind:
            return _made(Decimal, sign, 0, 0), self
        low = min(self._exp, other._exp)
        whole, rest = divmod(self._int * 10 ** (self._exp - low), other._int * 10 ** (other._exp - low))
        if len(str(whole)) > context.prec:
            nan = context._signal(DivisionImpossible, _nan)
            return nan, nan
        return _made(Decimal, sign, whole, 0), _made(Decimal, self._sign, rest, low)

    def __divmod__(self, other):
        other = _converted(other)
        if other is NotImplemented:
            return other
        nan = _nan_of(getcontext(), self, other)
        if nan is not None:
            return nan, nan
        whole, rest = self._divided(other, getcontext())
        return whole, rest._fix(getcontext())

    def __rdivmod__(self, other):
        other = _converted(other)
        return other if other is NotImplemented else divmod(other, self)

    def __floordiv__(self, other):
        other = _converted(other)
        if other is NotImplemented:
            return other
        nan = _nan_of(getcontext(), self, other)
        if nan is not None:
            return nan
        if self._kind and not other._kind:
            return _made(Decimal, self._sign ^ other._sign, 0, 0, "F")
        if not other and self:
            return getcontext()._signal(DivisionByZero, _made(Decimal, self._sign ^ other._sign, 0, 0, "F"))
        return self._divided(other, getcontext())[0]

    def __rfloordiv__(self, other):
        other = _converted(other)
        return other if other is NotImplemented else other // self

    def __mod__(self, other):
        other = _converted(other)
        if other is NotImplemented:
            return other
        nan = _nan_of(getcontext(), self, other)
        if nan is not None:
            return nan
        if not other and self and not self._kind:
            return getcontext()._signal(InvalidOperation, _nan)
        return self._divided(other, getcontext())[1]._fix(getcontext())

    def __rmod__(self, other):
        other = _converted(other)
        return other if other is NotImplemented else other % self

    def remainder_near(self, other, context=None):
        other = _converted(other, True)
        context = context or getcontext()
        rest = self % other
        if rest.is_nan() or other._kind:
            return rest
        if abs(rest) * 2 > abs(other) or (abs(rest) * 2 == abs(other) and (self // other)._int % 2):
            rest = rest - other if rest._sign == other._sign else rest + other
        return rest._fix(context)

    def __pow__(self, other, modulo=None, context=None):
        from _decimal_functions import power

        other = _converted(other)
        if other is NotImplemented:
            return other
        if modulo is not None:
            return Decimal(pow(int(self), int(other), int(modulo)))
        return power(self, other, context or getcontext())

    def __rpow__(self, other):
        other = _converted(other)
        return other if other is NotImplemented else other**self

    def sqrt(self, context=None):
        from _decimal_functions import sqrt

        return sqrt(self, context or getcontext())

    def exp(self, context=None):
        from _decimal_functions import exp

        return exp(self, context or getcontext())

    def ln(self, context=None):
        from _decimal_functions import ln

        return ln(self, context or getcontext())

    def log10(self, context=None):
        from _decimal_functions import log10

        return log10(self, context or getcontext())

    def logb(self, context=None):
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan is not None:
            return nan
        if not self:
            return context._signal(DivisionByZero, _made(Decimal, 1, 0, 0, "F"))
        return _made(Decimal, 0, 0, 0, "F") if self._kind else Decimal(self.adjusted())

    def scaleb(self, other, context=None):
        return _made(Decimal, self._sign, self._int, self._exp + int(other), self._kind)._fix(context or getcontext())

    def radix(self):
        return Decimal(10)

    # --- texts
    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self):
        from _decimal_text import scientific

        return scientific(self, False)

    def to_eng_string(self, context=None):
        from _decimal_text import scientific

        return scientific(self, True)

    def __format__(self, specifier, context=None):
        from _decimal_text import formatted

        return formatted(self, specifier, context or getcontext())

    def __reduce__(self):
        return Decimal, (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


Decimal.__module__ = "decimal"
_new = object.__new__


def _made(cls, sign, coefficient, exponent, kind=""):
    made = _new(cls)
    made._sign = sign
    made._int = coefficient
    made._exp = exponent
    made._kind = kind
    return made


_nan = _made(Decimal, 0, 0, 0, "n")


def _from_text(cls, text, context):
    from _decimal_text import parsed

    parts = parsed(text)
    if parts is None:
        return _made(cls, *(context or getcontext())._signal(ConversionSyntax, (0, 0, 0, "n")))
    return _made(cls, *parts)


def _from_float(cls, value):
    if math.isinf(value) or math.isnan(value):
        return _made(cls, int(math.copysign(1, value) < 0), 0, 0, "F" if math.isinf(value) else "n")
    top, bottom = abs(value).as_integer_ratio()
    places = bottom.bit_length() - 1
    return _made(cls, int(math.copysign(1, value) < 0), top * 5**places, -places)


def _from_tuple(cls, parts):
    if len(parts) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exponent = parts
    if sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    if exponent == "F":
        return _made(cls, sign, 0, 0, "F")
    coefficient = 0
    for digit in digits:
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError("coefficient must be a tuple of digits")
        coefficient = coefficient * 10 + digit
    if exponent in ("n", "N"):
        return _made(cls, sign, coefficient, 0, exponent)
    if not isinstance(exponent, int):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    return _made(cls, sign, coefficient, exponent)


def _converted(value, must=False):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _made(Decimal, int(value < 0), abs(value), 0)
    if must:
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    return NotImplemented


def _comparable(value):
    if isinstance(value, float):
        getcontext().flags[FloatOperation] = True
        return _from_float(Decimal, value)
    converted = _converted(value)
    if converted is NotImplemented and hasattr(value, "numerator") and hasattr(value, "denominator"):
        with localcontext(prec=200):
            return Decimal(value.numerator) / Decimal(value.denominator)
    return converted


def _nan_of(context, *operands):
    """What an operation with NaN gives; None when there is none."""
    for each in operands:
        if each._kind == "N":
            return context._signal(InvalidOperation, _made(Decimal, each._sign, each._int, 0, "n"))
    for each in operands:
        if each._kind == "n":
            return each
    return None


def _shifted(coefficient, places, rounding, negative):
    """A coefficient without its last digits, rounded; and whether something was lost."""
    if places > len(str(coefficient)) + 1:
        places = len(str(coefficient)) + 1
    whole = 10**places
    kept, rest = divmod(coefficient, whole)
    if rest and _rounds_up(rounding, negative == 1, kept % 10, rest * 2, whole):
        kept += 1
    return kept, rest != 0


def _near(left, right, precision):
    """Two numbers far apart: the smaller one only says which way to round."""
    big, small = (left, right) if left._int and (not right._int or left.adjusted() > right.adjusted()) else (right, left)
    if small._int == 0 or small.adjusted() >= big._exp - precision - 3 - 1:
        return left, right
    exponent = min(big._exp, big.adjusted() - precision - 2)
    if small.adjusted() >= exponent:
        return left, right
    return big, _made(Decimal, small._sign, 1, exponent - 1)
