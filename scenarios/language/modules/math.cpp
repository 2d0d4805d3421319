#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/reals.h"
#include "scenarios/language/builtins/rounding.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/modules/log_gamma.h"
#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

#include <cmath>
#include <numbers>

namespace awaitscope {

namespace {

template <NativeFunction Function> Value ofNumbers(Machine& machine, Arguments slots)
{
    if (std::any_of(slots.begin(), slots.end(), mayBeReal)) return nullptr;
    return Function(machine, slots);
}

template <NativeFunction Function> Coroutine<Value> ofReals(Machine& machine, Values slots)
{
    const bool areReal = co_await makeReal(machine, slots);
    if (!areReal) co_return nullptr;
    co_return Function(machine, slots);
}

/// Adds a function of floats, which takes whatever stands for one: fractions, decimals.
template <NativeFunction Function>
Definitions& real(Definitions& module, const char* name, const char* signature)
{
    return module.function(name, signature, ofNumbers<Function>, ofReals<Function>);
}

/// The result of a function of doubles; errors where C's library signals them.
Value checkedResult(Machine& machine, double result, bool isNumber, bool isFinite)
{
    if (std::isnan(result) && isNumber) return machine.raiseValueError("math domain error");
    if (std::isinf(result) && isFinite)
        return machine.raise(exceptions::OverflowError(), "math range error");
    return makeFloat(result);
}

template <double (*Function)(double)> Value unary(Machine& machine, Arguments slots)
{
    double number = 0;
    if (!readDouble(machine, slots[0], number)) return nullptr;
    return checkedResult(machine, Function(number), !std::isnan(number), std::isfinite(number));
}

template <double (*Function)(double, double)> Value binary(Machine& machine, Arguments slots)
{
    double first = 0, second = 0;
    if (!readDouble(machine, slots[0], first) || !readDouble(machine, slots[1], second))
        return nullptr;
    bool isNumber = !std::isnan(first) && !std::isnan(second);
    bool isFinite = std::isfinite(first) && std::isfinite(second);
    return checkedResult(machine, Function(first, second), isNumber, isFinite);
}

double power(double base, double exponent)
{
    return base == 0 && exponent < 0 && std::isfinite(exponent) ? NAN : std::pow(base, exponent);
}
double toDegrees(double angle)
{
    return angle * (180.0 / std::numbers::pi);
}
double toRadians(double angle)
{
    return angle * (std::numbers::pi / 180.0);
}
double inverseHyperbolicTangent(double number)
{
    return std::abs(number) == 1 ? NAN : std::atanh(number);
}
double gammaOf(double number)
{
    return number <= 0 && std::floor(number) == number ? NAN : std::tgamma(number);
}

double logarithmOfOneMore(double number)
{
    return number == -1 ? NAN : std::log1p(number);
}
double logGammaOf(double number)
{
    return number <= 0 && std::floor(number) == number ? NAN : logGamma(number);
}

/// Logarithms refuse what is not positive, and take ints beyond all floats.
Value logarithm(Machine& machine, const Value& value, double (*function)(double))
{
    double number = 0;
    if (isBig(value)) {
        if (bigOf(value) < 0) return machine.raiseValueError("math domain error");
        toDouble(value, number);
        if (std::isfinite(number)) return makeFloat(function(number));
        mpz_class top(bigOf(value));
        auto exponent = static_cast<int64_t>(bitsOf(top.get_mpz_t()));
        constexpr int64_t kKept = 64;
        auto left = exponent - kKept;
        if (mpz_scan1(top.get_mpz_t(), 0) < static_cast<uint64_t>(left))
            mpz_setbit(top.get_mpz_t(), static_cast<uint64_t>(left)); // rounds as the whole would
        top >>= static_cast<uint64_t>(left);
        double mantissa = std::ldexp(nearestDouble(top.get_mpz_t()), -kKept);
        return makeFloat(function(mantissa) + function(2.0) * static_cast<double>(exponent));
    }
    if (!readDouble(machine, value, number)) return nullptr;
    if (number <= 0) return machine.raiseValueError("math domain error");
    return makeFloat(function(number));
}

Value log(Machine& machine, Arguments slots)
{
    Value result = logarithm(machine, slots[0], std::log);
    if (!result || !slots[1]) return result;
    Value base = logarithm(machine, slots[1], std::log);
    if (!base) return nullptr;
    if (floatOf(base) == 0)
        return machine.raise(exceptions::ZeroDivisionError(), "division by zero");
    return makeFloat(floatOf(result) / floatOf(base));
}

template <double (*Function)(double)> Value logOf(Machine& machine, Arguments slots)
{
    return logarithm(machine, slots[0], Function);
}

template <double (*Round)(double)> Value toWholeAtOnce(Machine& machine, Arguments slots)
{
    if (!isPlainNumber(slots[0])) return nullptr;
    return isInteger(slots[0]) ? plainInteger(slots[0])
                               : integerOf(machine, Round(floatOf(slots[0])));
}

Coroutine<Value> toWhole(Machine& machine, Value value, const char* special,
                         double (*round)(double))
{
    bool found = false;
    Values noArguments;
    Value result = co_await callSpecial(machine, value, special, std::move(noArguments), found);
    if (found) co_return result;
    if (isInteger(value)) co_return plainInteger(value);
    if (isFloat(value)) co_return integerOf(machine, round(floatOf(value)));
    const bool mayRound = round != static_cast<double (*)(double)>(std::trunc);
    if (mayRound && mayBeReal(value)) {
        Value real = co_await realOf(machine, value, found);
        co_return real ? integerOf(machine, round(floatOf(real))) : Value();
    }
    if (!mayRound)
        co_return machine.raiseTypeError("type " + machine.typeName(value) +
                                         " doesn't define __trunc__ method");
    co_return machine.raiseTypeError("must be real number, not " + machine.typeName(value));
}

Coroutine<Value> floor(Machine& machine, Values slots)
{
    return toWhole(machine, slots[0], "__floor__", std::floor);
}

Coroutine<Value> ceil(Machine& machine, Values slots)
{
    return toWhole(machine, slots[0], "__ceil__", std::ceil);
}

Coroutine<Value> truncate(Machine& machine, Values slots)
{
    return toWhole(machine, slots[0], "__trunc__", std::trunc);
}

template <bool (*Test)(double)> Value test(Machine& machine, Arguments slots)
{
    double number = 0;
    return readDouble(machine, slots[0], number) ? boolean(Test(number)) : Value();
}

bool isNan(double number)
{
    return std::isnan(number);
}
bool isInfinite(double number)
{
    return std::isinf(number);
}
bool isFinite(double number)
{
    return std::isfinite(number);
}

double lengthOf(const std::vector<double>& numbers)
{
    double largest = 0;
    bool hasNan = false;
    for (double number : numbers) {
        largest = std::max(largest, std::abs(number));
        hasNan = hasNan || std::isnan(number);
    }
    if (hasNan && !std::isinf(largest)) return NAN;
    if (largest == 0 || std::isinf(largest)) return largest;
    int exponent = 0;
    std::frexp(largest, &exponent);
    // Squares and their sum without loss, as pairs; then one step towards the exact root.
    double high = 0, low = 0;
    for (double number : numbers) {
        double scaled = std::ldexp(number, -exponent), square = scaled * scaled;
        double sum = high + square, part = sum - high;
        low += std::fma(scaled, scaled, -square) + ((high - (sum - part)) + (square - part));
        high = sum;
    }
    double root = std::sqrt(high + low);
    double rest = std::fma(-root, root, high) + low;
    return std::ldexp(root + rest / (2 * root), exponent);
}

Coroutine<Value> hypotenuse(Machine& machine, Values slots)
{
    Values sides = slots[0].as<TupleObject>()->items();
    const bool areReal = co_await makeReal(machine, sides);
    if (!areReal) co_return nullptr;
    std::vector<double> numbers;
    numbers.reserve(sides.size());
    Cost::spend(sides.size());
    for (const Value& value : sides) {
        double number = 0;
        if (!readDouble(machine, value, number)) co_return nullptr;
        numbers.push_back(number);
    }
    co_return makeFloat(lengthOf(numbers));
}

Coroutine<Value> distance(Machine& machine, Values slots)
{
    Values first, second;
    if (!co_await collect(machine, slots[0], first)) co_return nullptr;
    if (!co_await collect(machine, slots[1], second)) co_return nullptr;
    for (Values* point : {&first, &second}) {
        const bool areReal = co_await makeReal(machine, *point);
        if (!areReal) co_return nullptr;
    }
    if (first.size() != second.size())
        co_return machine.raiseValueError("both points must have the same number of dimensions");
    std::vector<double> numbers;
    for (size_t index = 0; index < first.size(); ++index) {
        double from = 0, to = 0;
        if (!readDouble(machine, first[index], from) || !readDouble(machine, second[index], to))
            co_return nullptr;
        numbers.push_back(from - to);
    }
    co_return makeFloat(lengthOf(numbers));
}

Value nextAfter(Machine& machine, Arguments slots)
{
    double from = 0, to = 0;
    if (!readDouble(machine, slots[0], from) || !readDouble(machine, slots[1], to)) return nullptr;
    return makeFloat(std::nextafter(from, to));
}

Value lastPlace(Machine& machine, Arguments slots)
{
    double number = 0;
    if (!readDouble(machine, slots[0], number)) return nullptr;
    number = std::abs(number);
    if (!std::isfinite(number)) return makeFloat(number);
    double next = std::nextafter(number, INFINITY);
    if (std::isfinite(next)) return makeFloat(next - number);
    return makeFloat(number - std::nextafter(number, 0.0));
}

Value scaled(Machine& machine, Arguments slots)
{
    double number = 0;
    if (!readDouble(machine, slots[0], number)) return nullptr;
    if (!isInteger(slots[1]))
        return machine.raiseTypeError("Expected an int as second argument to ldexp.");
    constexpr int64_t kFar = 10000;
    int64_t exponent = std::clamp(sliceIndex(slots[1]), -kFar, kFar);
    double result = std::ldexp(number, static_cast<int>(exponent));
    return checkedResult(machine, result, true, std::isfinite(number));
}

Value multipliedAndAdded(Machine& machine, Arguments slots)
{
    double first = 0, second = 0, third = 0;
    if (!readDouble(machine, slots[0], first) || !readDouble(machine, slots[1], second) ||
        !readDouble(machine, slots[2], third))
        return nullptr;
    double result = std::fma(first, second, third);
    bool hasNan = std::isnan(first) || std::isnan(second) || std::isnan(third);
    if (std::isnan(result) && !hasNan) return machine.raiseValueError("invalid operation in fma");
    bool isFinite = std::isfinite(first) && std::isfinite(second) && std::isfinite(third);
    if (std::isinf(result) && isFinite)
        return machine.raise(exceptions::OverflowError(), "overflow in fma");
    return makeFloat(result);
}

// Slots: a, b, rel_tol, abs_tol.
Value isClose(Machine& machine, Arguments slots)
{
    double first = 0, second = 0, relative = 1e-9, absolute = 0;
    if (!readDouble(machine, slots[0], first) || !readDouble(machine, slots[1], second) ||
        (slots[2] && !readDouble(machine, slots[2], relative)) ||
        (slots[3] && !readDouble(machine, slots[3], absolute)))
        return nullptr;
    if (relative < 0 || absolute < 0)
        return machine.raiseValueError("tolerances must be non-negative");
    if (first == second) return trueValue();
    if (std::isinf(first) || std::isinf(second)) return falseValue();
    double distance = std::abs(second - first);
    return boolean(distance <= std::abs(relative * second) ||
                   distance <= std::abs(relative * first) || distance <= absolute);
}

Value splitParts(Machine& machine, Arguments slots)
{
    double number = 0, whole = 0;
    if (!readDouble(machine, slots[0], number)) return nullptr;
    double part = std::modf(number, &whole);
    return makeTuple({makeFloat(part), makeFloat(whole)});
}

Value splitExponent(Machine& machine, Arguments slots)
{
    double number = 0;
    int exponent = 0;
    if (!readDouble(machine, slots[0], number)) return nullptr;
    double mantissa = std::frexp(number, &exponent);
    return makeTuple({makeFloat(mantissa), Value::small(exponent)});
}

} // namespace

void fillMath(Definitions& module)
{
    module.value("pi", makeFloat(std::numbers::pi)).value("e", makeFloat(std::numbers::e));
    module.value("tau", makeFloat(2 * std::numbers::pi)).value("inf", makeFloat(INFINITY));
    module.value("nan", makeFloat(NAN));
    real<unary<std::sqrt>>(module, "sqrt", "x, /");
    real<unary<std::cbrt>>(module, "cbrt", "x, /");
    real<unary<std::exp>>(module, "exp", "x, /");
    real<unary<std::exp2>>(module, "exp2", "x, /");
    real<unary<std::expm1>>(module, "expm1", "x, /");
    real<unary<std::fabs>>(module, "fabs", "x, /");
    real<unary<std::sin>>(module, "sin", "x, /");
    real<unary<std::asin>>(module, "asin", "x, /");
    real<unary<std::cos>>(module, "cos", "x, /");
    real<unary<std::acos>>(module, "acos", "x, /");
    real<unary<std::tan>>(module, "tan", "x, /");
    real<unary<std::atan>>(module, "atan", "x, /");
    real<unary<std::sinh>>(module, "sinh", "x, /");
    real<unary<std::asinh>>(module, "asinh", "x, /");
    real<unary<std::cosh>>(module, "cosh", "x, /");
    real<unary<std::acosh>>(module, "acosh", "x, /");
    real<unary<std::tanh>>(module, "tanh", "x, /");
    real<unary<inverseHyperbolicTangent>>(module, "atanh", "x, /");
    real<unary<std::erf>>(module, "erf", "x, /");
    real<unary<std::erfc>>(module, "erfc", "x, /");
    real<unary<gammaOf>>(module, "gamma", "x, /");
    real<unary<logGammaOf>>(module, "lgamma", "x, /");
    real<unary<toDegrees>>(module, "degrees", "x, /");
    real<unary<toRadians>>(module, "radians", "x, /");
    real<binary<power>>(module, "pow", "x, y, /");
    real<binary<std::fmod>>(module, "fmod", "x, y, /");
    real<binary<std::atan2>>(module, "atan2", "y, x, /");
    real<binary<std::copysign>>(module, "copysign", "x, y, /");
    real<binary<std::remainder>>(module, "remainder", "x, y, /");
    real<log>(module, "log", "x, base=, /");
    real<logOf<std::log2>>(module, "log2", "x, /");
    real<logOf<std::log10>>(module, "log10", "x, /");
    real<unary<logarithmOfOneMore>>(module, "log1p", "x, /");
    module.function("floor", "x, /", toWholeAtOnce<std::floor>, floor);
    module.function("ceil", "x, /", toWholeAtOnce<std::ceil>, ceil);
    module.function("trunc", "x, /", toWholeAtOnce<std::trunc>, truncate);
    real<test<isNan>>(module, "isnan", "x, /");
    real<test<isInfinite>>(module, "isinf", "x, /");
    real<test<isFinite>>(module, "isfinite", "x, /");
    module.coroutine("hypot", "*coordinates", hypotenuse);
    real<isClose>(module, "isclose", "a, b, *, rel_tol=, abs_tol=");
    real<splitParts>(module, "modf", "x, /");
    real<splitExponent>(module, "frexp", "x, /");
    module.coroutine("dist", "p, q, /", distance);
    real<nextAfter>(module, "nextafter", "x, y, /");
    real<lastPlace>(module, "ulp", "x, /");
    module.function("ldexp", "x, i, /", scaled);
    real<multipliedAndAdded>(module, "fma", "x, y, z, /");
    fillMathIntegers(module);
    fillMathSums(module);
}

} // namespace awaitscope
