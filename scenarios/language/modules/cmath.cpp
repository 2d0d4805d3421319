#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/values/complex.h"
#include "scenarios/language/values/container.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace awaitscope {

namespace {

using Number = std::complex<double>;

bool read(Machine& machine, const Value& value, Number& number)
{
    if (toComplex(value, number)) return true;
    machine.raiseTypeError("must be complex number, not " + machine.typeName(value));
    return false;
}

Value domainError(Machine& machine)
{
    return machine.raiseValueError("math domain error");
}

template <Number (*Function)(const Number&)> Value apply(Machine& machine, Arguments slots)
{
    Number number;
    if (!read(machine, slots[0], number)) return {};
    const Number result = Function(number);
    if (std::isfinite(number.real()) && std::isfinite(number.imag()) &&
        (!std::isfinite(result.real()) || !std::isfinite(result.imag()))) {
        if (number == 0.0) return domainError(machine);
        return machine.raise(exceptions::OverflowError(), "math range error");
    }
    return makeComplex(result);
}

// Slots: z, base.
Value logarithm(Machine& machine, Arguments slots)
{
    Number number, base;
    if (!read(machine, slots[0], number)) return {};
    if (number == 0.0) return domainError(machine);
    if (!slots[1]) return makeComplex(std::log(number));
    if (!read(machine, slots[1], base)) return {};
    const Number divisor = std::log(base);
    if (divisor == 0.0)
        return machine.raise(exceptions::ZeroDivisionError(), "complex division by zero");
    return makeComplex(std::log(number) / divisor);
}

Value logarithm10(Machine& machine, Arguments slots)
{
    Number number;
    if (!read(machine, slots[0], number)) return {};
    if (number == 0.0) return domainError(machine);
    return makeComplex({std::log10(std::hypot(number.real(), number.imag())),
                        std::atan2(number.imag(), number.real()) / std::numbers::ln10});
}

double phaseOf(const Number& number)
{
    return std::atan2(number.imag(), number.real());
}

Value phase(Machine& machine, Arguments slots)
{
    Number number;
    return read(machine, slots[0], number) ? makeFloat(phaseOf(number)) : Value();
}

Value polar(Machine& machine, Arguments slots)
{
    Number number;
    if (!read(machine, slots[0], number)) return {};
    return makeTuple(
        {makeFloat(std::hypot(number.real(), number.imag())), makeFloat(phaseOf(number))});
}

Value rectangular(Machine& machine, Arguments slots)
{
    double length = 0, angle = 0;
    for (const Value& value : {slots[0], slots[1]})
        if (double ignored = 0; !toDouble(value, ignored))
            return machine.raiseTypeError("must be real number, not " + machine.typeName(value));
    toDouble(slots[0], length);
    toDouble(slots[1], angle);
    return makeComplex({length * std::cos(angle), length * std::sin(angle)});
}

template <bool (*Test)(double)> Value anyPart(Machine& machine, Arguments slots)
{
    Number number;
    if (!read(machine, slots[0], number)) return {};
    return boolean(Test(number.real()) || Test(number.imag()));
}

bool isNan(double part)
{
    return std::isnan(part);
}
bool isInfinite(double part)
{
    return std::isinf(part);
}

Value isFinite(Machine& machine, Arguments slots)
{
    Number number;
    if (!read(machine, slots[0], number)) return {};
    return boolean(std::isfinite(number.real()) && std::isfinite(number.imag()));
}

// Slots: a, b, rel_tol, abs_tol.
Value isClose(Machine& machine, Arguments slots)
{
    Number left, right;
    double relative = 1e-09, absolute = 0;
    if (!read(machine, slots[0], left) || !read(machine, slots[1], right)) return {};
    if (slots[2]) toDouble(slots[2], relative);
    if (slots[3]) toDouble(slots[3], absolute);
    if (left == right) return trueValue();
    const double difference = std::abs(left - right);
    return boolean(difference <= absolute || difference <= relative * std::abs(left) ||
                   difference <= relative * std::abs(right));
}

} // namespace

void fillCmath(Definitions& module)
{
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    module.function("sqrt", "z, /", apply<std::sqrt<double>>)
        .function("exp", "z, /", apply<std::exp<double>>)
        .function("sin", "z, /", apply<std::sin<double>>)
        .function("cos", "z, /", apply<std::cos<double>>)
        .function("tan", "z, /", apply<std::tan<double>>)
        .function("sinh", "z, /", apply<std::sinh<double>>)
        .function("cosh", "z, /", apply<std::cosh<double>>)
        .function("tanh", "z, /", apply<std::tanh<double>>)
        .function("asin", "z, /", apply<std::asin<double>>)
        .function("acos", "z, /", apply<std::acos<double>>)
        .function("atan", "z, /", apply<std::atan<double>>)
        .function("asinh", "z, /", apply<std::asinh<double>>)
        .function("acosh", "z, /", apply<std::acosh<double>>)
        .function("atanh", "z, /", apply<std::atanh<double>>)
        .function("log", "z, base=, /", logarithm)
        .function("log10", "z, /", logarithm10)
        .function("phase", "z, /", phase)
        .function("polar", "z, /", polar)
        .function("rect", "r, phi, /", rectangular)
        .function("isnan", "z, /", anyPart<isNan>)
        .function("isinf", "z, /", anyPart<isInfinite>)
        .function("isfinite", "z, /", isFinite)
        .function("isclose", "a, b, *, rel_tol=, abs_tol=", isClose)
        .value("pi", makeFloat(std::numbers::pi))
        .value("e", makeFloat(std::numbers::e))
        .value("tau", makeFloat(2 * std::numbers::pi))
        .value("inf", makeFloat(kInfinity))
        .value("nan", makeFloat(kNan))
        .value("infj", makeComplex({0, kInfinity}))
        .value("nanj", makeComplex({0, kNan}));
}

} // namespace awaitscope
