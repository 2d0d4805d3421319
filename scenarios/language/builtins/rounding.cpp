#include "scenarios/language/builtins/rounding.h"

#include "scenarios/language/builtins/integer_text.h"

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
        double rounded = number;
        std::from_chars(text, end.ptr, rounded);
        return rounded;
    }
    double unit = std::pow(10.0, static_cast<double>(-digits));
    double magnitude = std::abs(number);
    double rest = std::fmod(magnitude, unit);
    double base = magnitude - rest;
    bool odd = std::fmod(base / unit, 2.0) != 0;
    if (rest > unit / 2 || (rest == unit / 2 && odd)) base += unit;
    return std::copysign(base, number);
}

Value roundInteger(Machine& machine, int64_t number, int64_t digits)
{
    if (digits >= 0) return makeInteger(machine, number);
    if (digits < -18) return Value::small(0);
    __int128 unit = 1;
    for (int64_t count = digits; count < 0; ++count)
        unit *= 10;
    __int128 rest = ((number % unit) + unit) % unit;
    __int128 base = number - rest;
    bool odd = (base / unit) % 2 != 0;
    if (rest * 2 > unit || (rest * 2 == unit && odd)) base += unit;
    return makeInteger(machine, base);
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
