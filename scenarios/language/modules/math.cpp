#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/rounding.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

#include <cmath>
#include <numbers>
#include <numeric>

namespace awaitscope {

namespace {

/// The result of a function of doubles; errors where C's library signals them.
Value checkedResult(Machine& machine, double result, bool finiteInput)
{
    if (std::isnan(result) && finiteInput) return machine.raiseValueError("math domain error");
    if (std::isinf(result) && finiteInput)
        return machine.raise(exceptions::OverflowError(), "math range error");
    return makeFloat(result);
}

template <double (*Function)(double)> Value unary(Machine& machine, Arguments slots)
{
    double number = 0;
    if (!readDouble(machine, slots[0], number)) return nullptr;
    return checkedResult(machine, Function(number), std::isfinite(number));
}

template <double (*Function)(double, double)> Value binary(Machine& machine, Arguments slots)
{
    double first = 0, second = 0;
    if (!readDouble(machine, slots[0], first) || !readDouble(machine, slots[1], second))
        return nullptr;
    bool finite = std::isfinite(first) && std::isfinite(second);
    return checkedResult(machine, Function(first, second), finite);
}

double power(double base, double exponent)
{
    return std::pow(base, exponent);
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

/// Logarithms refuse what is not positive.
Value logarithm(Machine& machine, const Value& value, double (*function)(double))
{
    double number = 0;
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

Coroutine<Value> toWhole(Machine& machine, Value value, const char* special,
                         double (*round)(double))
{
    if (isInt(value)) co_return Value::small(intOf(value));
    if (isFloat(value)) co_return integerOf(machine, round(floatOf(value)));
    bool found = false;
    Values noArguments;
    Value result = co_await callSpecial(machine, value, special, std::move(noArguments), found);
    if (found) co_return result;
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

template <bool Multiple> Value gcdOrLcm(Machine& machine, Arguments slots)
{
    __int128 result = Multiple ? 1 : 0;
    for (const Value& value : slots[0].as<TupleObject>()->items()) {
        int64_t number = 0;
        if (!readInteger(machine, value, number)) return nullptr;
        __int128 magnitude = number < 0 ? -static_cast<__int128>(number) : number;
        __int128 shared = std::gcd(static_cast<int64_t>(result), static_cast<int64_t>(magnitude));
        if (!Multiple)
            result = shared;
        else
            result = shared ? result / shared * magnitude : 0;
        if (result > INT64_MAX) break;
    }
    return makeInteger(machine, result);
}

Value integerRoot(Machine& machine, Arguments slots)
{
    int64_t number = 0;
    if (!readInteger(machine, slots[0], number)) return nullptr;
    if (number < 0) return machine.raiseValueError("isqrt() argument must be nonnegative");
    auto root = static_cast<int64_t>(std::sqrt(static_cast<double>(number)));
    while (static_cast<__int128>(root) * root > number)
        --root;
    while (static_cast<__int128>(root + 1) * (root + 1) <= number)
        ++root;
    return Value::small(root);
}

/// The product of `count` numbers from `from` on downwards, divided step by step when they are
/// combinations.
Value fallingProduct(Machine& machine, int64_t from, int64_t count, bool divided)
{
    __int128 product = 1;
    for (int64_t index = 0; index < count; ++index) {
        product *= from - index;
        if (divided) product /= index + 1;
        if (product > (__int128(1) << 63)) break;
        if (product == 0) break;
    }
    return makeInteger(machine, product);
}

Value factorial(Machine& machine, Arguments slots)
{
    int64_t number = 0;
    if (!readInteger(machine, slots[0], number)) return nullptr;
    if (number < 0) return machine.raiseValueError("factorial() not defined for negative values");
    return fallingProduct(machine, number, number, false);
}

template <bool Divided> Value combinations(Machine& machine, Arguments slots)
{
    int64_t total = 0, chosen = 0;
    if (!readInteger(machine, slots[0], total)) return nullptr;
    chosen = total;
    if (isWanted(slots[1]) && !readInteger(machine, slots[1], chosen)) return nullptr;
    if (total < 0) return machine.raiseValueError("n must be a non-negative integer");
    if (chosen < 0) return machine.raiseValueError("k must be a non-negative integer");
    if (chosen > total) return Value::small(0);
    if (Divided) chosen = std::min(chosen, total - chosen);
    return fallingProduct(machine, total, chosen, Divided);
}

Value hypotenuse(Machine& machine, Arguments slots)
{
    double largest = 0;
    std::vector<double> numbers;
    for (const Value& value : slots[0].as<TupleObject>()->items()) {
        double number = 0;
        if (!readDouble(machine, value, number)) return nullptr;
        numbers.push_back(std::abs(number));
        largest = std::max(largest, numbers.back());
    }
    if (numbers.size() == 2) return makeFloat(std::hypot(numbers[0], numbers[1]));
    if (largest == 0 || std::isinf(largest)) return makeFloat(largest);
    FloatSum sum(0);
    for (double number : numbers)
        sum.add((number / largest) * (number / largest));
    return makeFloat(largest * std::sqrt(sum.result()));
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

Coroutine<Value> product(Machine& machine, Values slots)
{
    Values items;
    if (!co_await collect(machine, slots[0], items)) co_return nullptr;
    Value result = slots[1] ? slots[1] : Value::small(1);
    for (const Value& item : items) {
        result = co_await machine.binary(static_cast<int>(BinaryOperator::Multiply), false, result,
                                         item);
        if (!result) co_return nullptr;
    }
    co_return result;
}

Coroutine<Value> exactSum(Machine& machine, Values slots)
{
    Values items;
    if (!co_await collect(machine, slots[0], items)) co_return nullptr;
    std::vector<double> parts; // without overlap, as Shewchuk has it
    for (const Value& item : items) {
        double number = 0;
        if (!readDouble(machine, item, number)) co_return nullptr;
        size_t kept = 0;
        for (double part : parts) {
            if (std::abs(number) < std::abs(part)) std::swap(number, part);
            double high = number + part, low = part - (high - number);
            if (low) parts[kept++] = low;
            number = high;
        }
        parts.resize(kept);
        parts.push_back(number);
    }
    double sum = 0;
    while (!parts.empty()) {
        double before = sum;
        sum += parts.back();
        double low = parts.back() - (sum - before);
        parts.pop_back();
        if (!low) continue;
        // Half a unit: the next part decides which way to round.
        if (!parts.empty() && (low < 0) == (parts.back() < 0)) {
            double twice = low * 2, higher = sum + twice;
            if (higher - sum == twice) sum = higher;
        }
        break;
    }
    co_return makeFloat(sum);
}

} // namespace

void fillMath(Definitions& module)
{
    module.value("pi", makeFloat(std::numbers::pi)).value("e", makeFloat(std::numbers::e));
    module.value("tau", makeFloat(2 * std::numbers::pi)).value("inf", makeFloat(INFINITY));
    module.value("nan", makeFloat(NAN));
    module.function("sqrt", "x, /", unary<std::sqrt>).function("cbrt", "x, /", unary<std::cbrt>);
    module.function("exp", "x, /", unary<std::exp>).function("exp2", "x, /", unary<std::exp2>);
    module.function("expm1", "x, /", unary<std::expm1>).function("fabs", "x, /", unary<std::fabs>);
    module.function("sin", "x, /", unary<std::sin>).function("asin", "x, /", unary<std::asin>);
    module.function("cos", "x, /", unary<std::cos>).function("acos", "x, /", unary<std::acos>);
    module.function("tan", "x, /", unary<std::tan>).function("atan", "x, /", unary<std::atan>);
    module.function("sinh", "x, /", unary<std::sinh>).function("asinh", "x, /", unary<std::asinh>);
    module.function("cosh", "x, /", unary<std::cosh>).function("acosh", "x, /", unary<std::acosh>);
    module.function("tanh", "x, /", unary<std::tanh>);
    module.function("atanh", "x, /", unary<inverseHyperbolicTangent>);
    module.function("erf", "x, /", unary<std::erf>).function("erfc", "x, /", unary<std::erfc>);
    module.function("gamma", "x, /", unary<gammaOf>).function("lgamma", "x, /", unary<std::lgamma>);
    module.function("degrees", "x, /", unary<toDegrees>);
    module.function("radians", "x, /", unary<toRadians>);
    module.function("pow", "x, y, /", binary<power>).function("fmod", "x, y, /", binary<std::fmod>);
    module.function("atan2", "y, x, /", binary<std::atan2>);
    module.function("copysign", "x, y, /", binary<std::copysign>);
    module.function("remainder", "x, y, /", binary<std::remainder>);
    module.function("log", "x, base=, /", log).function("log2", "x, /", logOf<std::log2>);
    module.function("log10", "x, /", logOf<std::log10>)
        .function("log1p", "x, /", unary<std::log1p>);
    module.coroutine("floor", "x, /", floor).coroutine("ceil", "x, /", ceil);
    module.coroutine("trunc", "x, /", truncate);
    module.function("isnan", "x, /", test<isNan>).function("isinf", "x, /", test<isInfinite>);
    module.function("isfinite", "x, /", test<isFinite>);
    module.function("gcd", "*integers", gcdOrLcm<false>)
        .function("lcm", "*integers", gcdOrLcm<true>);
    module.function("isqrt", "n, /", integerRoot).function("factorial", "n, /", factorial);
    module.function("comb", "n, k, /", combinations<true>);
    module.function("perm", "n, k=, /", combinations<false>);
    module.function("hypot", "*coordinates", hypotenuse);
    module.function("isclose", "a, b, *, rel_tol=, abs_tol=", isClose);
    module.function("modf", "x, /", splitParts).function("frexp", "x, /", splitExponent);
    module.coroutine("prod", "iterable, /, *, start=", product);
    module.coroutine("fsum", "seq, /", exactSum);
}

} // namespace awaitscope
