#include "scenarios/language/values/complex.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/integer_arithmetic.h"
#include "scenarios/language/vm/machine.h"

#include <cmath>

namespace awaitscope {

namespace {

double floatModulo(double left, double right)
{
    double rest = std::fmod(left, right);
    if (rest == 0) return std::copysign(0.0, right);
    return (rest < 0) != (right < 0) ? rest + right : rest;
}

double floatQuotient(double left, double right)
{
    double rest = std::fmod(left, right);
    double quotient = (left - rest) / right;
    if (rest != 0 && (rest < 0) != (right < 0)) quotient -= 1;
    if (quotient == 0) return std::copysign(0.0, left / right);
    double whole = std::floor(quotient);
    return quotient - whole > 0.5 ? whole + 1 : whole;
}

Value floatPower(Machine& machine, double left, double right)
{
    if (left == 0 && right < 0 && std::isfinite(right))
        return machine.raise(exceptions::ZeroDivisionError(),
                             "0.0 cannot be raised to a negative power");
    if (left < 0 && std::isfinite(left) && std::isfinite(right) && right != std::floor(right)) {
        std::complex<double> power;
        complexPower(left, right, power);
        return makeComplex(power);
    }
    double result = std::pow(left, right);
    if (std::isinf(result) && std::isfinite(left) && std::isfinite(right)) {
        constexpr int64_t kRangeError = 34;
        Values parts{Value::small(kRangeError), makeStr("Numerical result out of range")};
        return machine.raise(
            Value(makeRef<ExceptionObject>(Ref<Type>(exceptions::OverflowError()), parts)));
    }
    return makeFloat(result);
}

} // namespace

bool isFloatOperator(BinaryOperator operation)
{
    switch (operation) {
    case BinaryOperator::Add:
    case BinaryOperator::Subtract:
    case BinaryOperator::Multiply:
    case BinaryOperator::Divide:
    case BinaryOperator::FloorDivide:
    case BinaryOperator::Modulo:
    case BinaryOperator::Power: return true;
    default: return false;
    }
}

Value floatBinary(Machine& machine, BinaryOperator operation, double left, double right)
{
    auto raiseZero = [&](const char* message) {
        return machine.raise(exceptions::ZeroDivisionError(), message);
    };
    switch (operation) {
    case BinaryOperator::Add: return makeFloat(left + right);
    case BinaryOperator::Subtract: return makeFloat(left - right);
    case BinaryOperator::Multiply: return makeFloat(left * right);
    case BinaryOperator::Divide:
        return right == 0 ? raiseZero("float division by zero") : makeFloat(left / right);
    case BinaryOperator::FloorDivide:
        return right == 0 ? raiseZero("float floor division by zero")
                          : makeFloat(floatQuotient(left, right));
    case BinaryOperator::Modulo:
        return right == 0 ? raiseZero("float modulo by zero") : makeFloat(floatModulo(left, right));
    default: return floatPower(machine, left, right);
    }
}

} // namespace awaitscope
