"""Precision, rounding and signals of decimal arithmetic."""

ROUND_DOWN = "ROUND_DOWN"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_UP = "ROUND_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_05UP = "ROUND_05UP"
_roundings = (ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN,
              ROUND_05UP)

MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = -1999999999999999997
HAVE_THREADS = True
HAVE_CONTEXTVAR = True


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


# Exceptions of programs say where they are from.
for _each in (DecimalException, Clamped, InvalidOperation, ConversionSyntax, DivisionImpossible, DivisionUndefined,
              DivisionByZero, Inexact, Rounded, Subnormal, Overflow, Underflow, FloatOperation):
    _each.__module__ = "decimal"

# In the order in which their flags are shown.
_signals = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped)
# What is told of an operation, and the signal that it is.
_conditions = {ConversionSyntax: InvalidOperation, DivisionImpossible: InvalidOperation,
               DivisionUndefined: InvalidOperation}


def _as_flags(chosen):
    if isinstance(chosen, dict):
        return {signal: bool(chosen.get(signal)) for signal in _signals}
    return {signal: signal in chosen for signal in _signals}


class Context:
    """What arithmetic is done with."""

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                 traps=None):
        self.prec = 28 if prec is None else prec
        self.rounding = ROUND_HALF_EVEN if rounding is None else rounding
        self.Emin = -999999 if Emin is None else Emin
        self.Emax = 999999 if Emax is None else Emax
        self.capitals = 1 if capitals is None else capitals
        self.clamp = 0 if clamp is None else clamp
        self.flags = _as_flags(() if flags is None else flags)
        self.traps = _as_flags((InvalidOperation, DivisionByZero, Overflow) if traps is None else traps)

    def __setattr__(self, name, value):
        if name == "prec" and (not isinstance(value, int) or value < 1):
            if not isinstance(value, int):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        if name == "rounding" and value not in _roundings:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                            "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        object.__setattr__(self, name, value)

    def __repr__(self):
        flags = ", ".join(each.__name__ for each, is_set in self.flags.items() if is_set)
        traps = ", ".join(each.__name__ for each, is_set in self.traps.items() if is_set)
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
                f"capitals={self.capitals}, clamp={self.clamp}, flags=[{flags}], traps=[{traps}])")

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                       [each for each in _signals if self.flags[each]], [each for each in _signals if self.traps[each]])

    __copy__ = copy

    def clear_flags(self):
        for each in _signals:
            self.flags[each] = False

    def clear_traps(self):
        for each in _signals:
            self.traps[each] = False

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def _signal(self, condition, result=None):
        """Says that something has happened: raises it, or sets its flag and gives `result`."""
        signal = _conditions.get(condition, condition)
        self.flags[signal] = True
        if self.traps[signal]:
            # InvalidOperation tells which kind it was.
            if signal is InvalidOperation:
                raise signal([condition])
            raise signal([signal])
        return result


def _of_context(name):
    """A method of Decimal that a context has, too: context.name(a, ...) is a.name(..., context)."""

    def method(self, a, *others):
        from _decimal_number import Decimal, _converted

        return getattr(_converted(a, True), name)(*others, context=self)

    method.__name__ = name
    return method


for _name in ("compare", "exp", "fma", "ln", "log10", "logb", "max", "min", "next_minus", "next_plus", "quantize",
              "remainder_near", "scaleb", "sqrt", "to_integral_value", "to_integral_exact", "normalize", "number_class"):
    setattr(Context, _name, _of_context(_name))
