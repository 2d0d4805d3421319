#include "scenarios/language/builtins/rounding.h"

#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/integer_work.h"
#include "scenarios/language/vm/machine.h"

#include <charconv>
#include <cmath>

namespace awaitscope {

double roundDigits(double number, int64_t digits)
{
    constexpr int64_t kMostDecimals = 323, kMostWhole = 309;
    if (!std::isfinite(number) || digits > kMostDecimals) return number;
    if (digits < -kMostWhole) return std::copysign(0.0, number);
    if (digits >= 0) {
        char text[800];
        auto end = std::to_chars(text, text + sizeof text, number, std::chars_format::fixed,
                                 static_cast<int>(digits));
        Cost::spend(static_cast<uint64_t>(end.ptr - text)); // both ways
        double rounded = number;
        std::from_chars(text, end.ptr, rounded);
        return rounded;
    }
    // Exactly: the power of ten may be no float.
    mpz_class unit, base, rest, whole(std::abs(number));
    mpz_ui_pow_ui(unit.get_mpz_t(), 10, static_cast<uint64_t>(-digits));
    mpz_tdiv_qr(base.get_mpz_t(), rest.get_mpz_t(), whole.get_mpz_t(), unit.get_mpz_t());
    int half = cmp(mpz_class(rest * 2), unit);
    bool isTie = half == 0 && std::abs(number) == std::floor(std::abs(number));
    if (half > 0 || (half == 0 && (!isTie || mpz_odd_p(base.get_mpz_t())))) ++base;
    base *= unit;
    return std::copysign(nearestDouble(base.get_mpz_t()), number);
}

Value roundFloat(Machine& machine, double number, int64_t digits)
{
    Cost::spend(Cost::kStep);
    double rounded = roundDigits(number, digits);
    if (std::isinf(rounded) && std::isfinite(number))
        return machine.raise(exceptions::OverflowError(), "rounded value too large to represent");
    return makeFloat(rounded);
}

Value roundInteger(Machine& machine, const Value& number, int64_t digits)
{
    if (digits >= 0) return plainInteger(number);
    constexpr double kDecimalsPerBit = 0.30103;
    IntegerView value(number);
    auto zeros = static_cast<uint64_t>(-digits);
    if (static_cast<double>(zeros) > static_cast<double>(value.bits()) * kDecimalsPerBit + 2)
        return Value::small(0);
    if (!reserveInteger(machine, value.bits() + 4) ||
        !chargeProduct(machine, value.limbs(), value.limbs(), 4))
        return nullptr;
    mpz_class unit, rest, base;
    mpz_ui_pow_ui(unit.get_mpz_t(), 10, zeros);
    mpz_fdiv_qr(base.get_mpz_t(), rest.get_mpz_t(), value, unit.get_mpz_t());
    int half = cmp(mpz_class(rest * 2), unit);
    if (half > 0 || (half == 0 && mpz_odd_p(base.get_mpz_t()))) ++base;
    return makeInteger(mpz_class(base * unit));
}

void FloatSum::add(double number)
{
    double sum = m_sum + number;
    if (std::abs(m_sum) >= std::abs(number))
        m_lost += (m_sum - sum) + number;
    else
        m_lost += (number - sum) + m_sum;
    m_sum = sum;
}

double FloatSum::result() const
{
    return m_lost && std::isfinite(m_lost) ? m_sum + m_lost : m_sum;
}

} // namespace awaitscope
