"""Decimal numbers of any precision."""

from _decimal_context import *
from _decimal_context import _signals
from _decimal_number import Decimal, DecimalTuple, getcontext, localcontext, setcontext

__all__ = ["Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext", "ExtendedContext",
           "DecimalException", "Clamped", "InvalidOperation", "DivisionByZero", "Inexact", "Rounded", "Subnormal",
           "Overflow", "Underflow", "FloatOperation", "DivisionImpossible", "ConversionSyntax", "DivisionUndefined",
           "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP",
           "ROUND_HALF_DOWN", "ROUND_05UP", "setcontext", "getcontext", "localcontext", "MAX_PREC", "MAX_EMAX",
           "MIN_EMIN", "MIN_ETINY", "HAVE_THREADS", "HAVE_CONTEXTVAR"]

DefaultContext = Context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP,
                       traps=[InvalidOperation, DivisionByZero, Overflow, Underflow, Clamped])
ExtendedContext = Context(prec=9, traps=[])


def _binary(operation):
    def method(self, a, b):
        from _decimal_number import _converted, _in_context

        with _in_context(self):
            return operation(_converted(a, True), _converted(b, True))

    return method


Context.add = _binary(lambda a, b: a + b)
Context.subtract = _binary(lambda a, b: a - b)
Context.multiply = _binary(lambda a, b: a * b)
Context.divide = _binary(lambda a, b: a / b)
Context.divide_int = _binary(lambda a, b: a // b)
Context.divmod = _binary(lambda a, b: divmod(a, b))
Context.remainder = _binary(lambda a, b: a % b)
Context.power = _binary(lambda a, b: a**b)
Context.create_decimal = lambda self, num="0": Decimal(num)._fix(self)
Context.create_decimal_from_float = lambda self, f: Decimal.from_float(f)._fix(self)


def _unary(operation):
    def method(self, a):
        from _decimal_number import _converted, _in_context

        with _in_context(self):
            return operation(_converted(a, True))

    return method


Context.minus = _unary(lambda a: -a)
Context.plus = _unary(lambda a: +a)
Context.abs = _unary(lambda a: abs(a))
Context.to_sci_string = _unary(lambda a: str(a))
Context.to_eng_string = _unary(lambda a: a.to_eng_string())
Context.is_nan = _unary(lambda a: a.is_nan())
Context.is_zero = _unary(lambda a: a.is_zero())
Context.is_finite = _unary(lambda a: a.is_finite())
Context.is_infinite = _unary(lambda a: a.is_infinite())
Context.is_signed = _unary(lambda a: a.is_signed())
