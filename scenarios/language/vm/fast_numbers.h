#pragma once

#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/types.h"

#include <algorithm>

// What programs do with numbers most of the time, without a call. Whatever is not that simple (an
// overflow, a division by zero, True) is left to `plainBinary` and `plainCompare`: they know all of
// it.

namespace awaitscope {

/// `left = left operation right`. REQUIRES: both are small integers. False: not that simple.
inline bool smallBinary(BinaryOperator operation, Value& left, const Value& right)
{
    const int64_t a = left.smallInt(), b = right.smallInt();
    int64_t number = 0;
    if (operation == BinaryOperator::Add || operation == BinaryOperator::Subtract) {
        number = operation == BinaryOperator::Add ? a + b : a - b; // 63 bits each
        if (!Value::fitsSmall(number)) return false;
        new (&left) Value(Value::small(number)); // (what it held needs no destructor)
        return true;
    }
    switch (operation) {
    case BinaryOperator::Multiply:
        if (__builtin_mul_overflow(a, b, &number)) return false;
        break;
    case BinaryOperator::FloorDivide:
        if (b == 0) return false;
        number = a / b - (a % b != 0 && (a < 0) != (b < 0));
        break;
    case BinaryOperator::Modulo:
        if (b == 0) return false;
        number = a % b;
        if (number != 0 && (number < 0) != (b < 0)) number += b;
        break;
    case BinaryOperator::BitAnd: number = a & b; break;
    case BinaryOperator::BitOr: number = a | b; break;
    case BinaryOperator::BitXor: number = a ^ b; break;
    case BinaryOperator::LeftShift:
        if (b < 0 || b > 30 || a < INT32_MIN || a > INT32_MAX) return false;
        number = a * (int64_t{1} << b);
        break;
    case BinaryOperator::RightShift:
        if (b < 0) return false;
        number = a >> std::min<int64_t>(b, 63);
        break;
    default: return false;
    }
    if (!Value::fitsSmall(number)) return false;
    new (&left) Value(Value::small(number));
    return true;
}

inline bool isExactFloat(const Value& value)
{
    return value.isObject() && typeOf(value) == types::floating();
}

/// `left = left operation right`. A float that nobody else refers to takes the result. REQUIRES:
/// not both are small integers. False: not that simple.
inline bool floatBinary(BinaryOperator operation, Value& left, Value& right)
{
    const bool isLeft = isExactFloat(left), isRight = isExactFloat(right);
    if ((!isLeft && !left.isSmall()) || (!isRight && !right.isSmall())) return false;
    double a = isLeft ? floatOf(left) : static_cast<double>(left.smallInt());
    const double b = isRight ? floatOf(right) : static_cast<double>(right.smallInt());
    if (operation == BinaryOperator::Multiply)
        a *= b;
    else if (operation == BinaryOperator::Add)
        a += b;
    else if (operation == BinaryOperator::Subtract)
        a -= b;
    else if (operation == BinaryOperator::Divide && b != 0)
        a /= b;
    else
        return false;
    if (isLeft && left.object()->references() == 1) {
        left.as<FloatObject>()->setNumber(a);
    } else if (isRight && right.object()->references() == 1) {
        right.as<FloatObject>()->setNumber(a);
        std::swap(left, right);
    } else {
        left = makeFloat(a);
    }
    return true;
}

template <class Number> bool compareNumbers(CompareOperator operation, Number a, Number b)
{
    switch (operation) {
    case CompareOperator::Equal: return a == b;
    case CompareOperator::NotEqual: return a != b;
    case CompareOperator::Less: return a < b;
    case CompareOperator::LessEqual: return a <= b;
    case CompareOperator::Greater: return a > b;
    default: return a >= b;
    }
}

/// A comparison by identity, or of numbers. False: not that simple.
inline bool fastCompare(CompareOperator operation, const Value& left, const Value& right,
                        bool& truth)
{
    if (operation == CompareOperator::Is || operation == CompareOperator::IsNot) {
        truth = left.is(right) == (operation == CompareOperator::Is);
        return true;
    }
    if (operation == CompareOperator::In || operation == CompareOperator::NotIn) return false;
    if (left.isSmall() && right.isSmall()) {
        truth = compareNumbers(operation, left.smallInt(), right.smallInt());
        return true;
    }
    if (!isExactFloat(left) || !isExactFloat(right)) return false;
    truth = compareNumbers(operation, floatOf(left), floatOf(right));
    return true;
}

} // namespace awaitscope
