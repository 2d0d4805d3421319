#include "scenarios/language/values/complex.h"

#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/types.h"

#include <cmath>

namespace awaitscope {

namespace {

using Number = std::complex<double>;

// By hand: the library's product looks after infinities in its own way.
Number product(Number left, Number right)
{
    return {left.real() * right.real() - left.imag() * right.imag(),
            left.real() * right.imag() + left.imag() * right.real()};
}

Number wholePower(Number base, int64_t exponent)
{
    Number result = 1;
    for (; exponent > 0; exponent >>= 1) {
        if (exponent & 1) result = product(result, base);
        base = product(base, base);
    }
    return result;
}

} // namespace

Type* types::complex()
{
    static Type* const type = makeBuiltinType("complex", "builtins", Layout::Native);
    return type;
}

ComplexObject::ComplexObject(std::complex<double> number)
    : Object(types::complex()), m_number(number)
{
}

Value makeComplex(std::complex<double> number)
{
    return makeRef<ComplexObject>(number);
}

bool isComplex(const Value& value)
{
    return isInstance(value, types::complex());
}

bool toComplex(const Value& value, std::complex<double>& number)
{
    double real = 0;
    if (isComplex(value))
        number = value.as<ComplexObject>()->number();
    else if (toDouble(value, real))
        number = real;
    else
        return false;
    return true;
}

int64_t complexHash(const Value& number)
{
    constexpr uint64_t kImaginary = 1000003;
    const auto hashed = [](double part) {
        return static_cast<uint64_t>(numberHash(makeFloat(part)));
    };
    const Number parts = number.as<ComplexObject>()->number();
    const auto hash =
        static_cast<int64_t>(hashed(parts.real()) + kImaginary * hashed(parts.imag()));
    return hash == -1 ? -2 : hash;
}

bool complexPower(std::complex<double> base, std::complex<double> exponent,
                  std::complex<double>& result)
{
    constexpr double kLargestWhole = 100;
    const double whole = exponent.real();
    if (exponent.imag() == 0 && whole == std::floor(whole) && std::fabs(whole) <= kLargestWhole) {
        if (whole < 0 && base == 0.0) return false;
        result = wholePower(base, static_cast<int64_t>(std::fabs(whole)));
        if (whole < 0) result = 1.0 / result;
        return true;
    }
    if (base == 0.0) {
        result = 0;
        return exponent.imag() == 0 && exponent.real() > 0;
    }
    const double size = std::hypot(base.real(), base.imag());
    const double angle = std::atan2(base.imag(), base.real());
    double length = std::pow(size, exponent.real());
    double phase = angle * exponent.real();
    if (exponent.imag() != 0) {
        length *= std::exp(-angle * exponent.imag());
        phase += exponent.imag() * std::log(size);
    }
    result = {length * std::cos(phase), length * std::sin(phase)};
    return true;
}

} // namespace awaitscope
