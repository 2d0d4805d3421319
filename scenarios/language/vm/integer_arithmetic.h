#pragma once

#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/values/value.h"

namespace awaitscope {

class Machine;

/// `left operation right` of two ints of any size; null when raised. A negative power is a float.
/// REQUIRES: isInteger(left), isInteger(right), and the operation is not `@`.
Value integerBinary(Machine& machine, BinaryOperator operation, const Value& left,
                    const Value& right);
/// `pow(base, exponent, modulus)`.
Value modularPower(Machine& machine, const Value& base, const Value& exponent,
                   const Value& modulus);
/// `-number`, `~number`. REQUIRES: isInteger(number).
Value negated(const Value& number);
Value inverted(const Value& number);

/// Of two floats; null when raised.
Value floatBinary(Machine& machine, BinaryOperator operation, double left, double right);
/// Whether floats have the operation.
bool isFloatOperator(BinaryOperator operation);

} // namespace awaitscope
