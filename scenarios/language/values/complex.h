#pragma once

#include "scenarios/language/values/object.h"

#include <complex>

namespace awaitscope {

class ComplexObject final : public Object {
public:
    explicit ComplexObject(std::complex<double> number);
    const std::complex<double>& number() const { return m_number; }

private:
    std::complex<double> m_number;
};

namespace types {
Type* complex();
}

Value makeComplex(std::complex<double> number);
bool isComplex(const Value& value);
/// The number of a complex, a float or an int; false for anything else.
bool toComplex(const Value& value, std::complex<double>& number);
/// Python's hash: that of an equal float, if there is one.
int64_t complexHash(const Value& number);
/// The power of complex numbers; false when zero is raised to what it cannot be raised to.
bool complexPower(std::complex<double> base, std::complex<double> exponent,
                  std::complex<double>& result);

} // namespace awaitscope
