#pragma once

#include "scenarios/language/values/types.h"

#include <string>

namespace awaitscope {

class FloatObject : public Object {
public:
    explicit FloatObject(double number) : Object(types::floating()), m_number(number) {}
    double number() const { return m_number; }
    /// REQUIRES: nobody else has seen it (one reference, and not immortal).
    void setNumber(double number) { m_number = number; }

private:
    double m_number;
};

inline Value makeFloat(double number)
{
    return makeRef<FloatObject>(number);
}
inline bool isFloat(const Value& value)
{
    return value.isObject() && typeOf(value)->layout() == Layout::Float;
}
inline double floatOf(const Value& value)
{
    return value.as<FloatObject>()->number();
}
namespace detail {
bool isIntObject(const Value& value);
} // namespace detail
/// An int that fits 64 bits, True and False among them. Most users need no other; `isInteger`
/// (big_integer.h) is for ints of any size.
inline bool isInt(const Value& value)
{
    return value.isSmall() || (value && detail::isIntObject(value));
}
inline bool isBool(const Value& value)
{
    return value.is(trueValue()) || value.is(falseValue());
}
/// REQUIRES: isInt(value).
int64_t intOf(const Value& value);
/// Whether the value is a number, and which one as a double: the nearest; infinite for an int
/// beyond all doubles.
bool toDouble(const Value& value, double& number);
/// The shortest text that reads back as the same float, as Python's repr.
std::string formatFloat(double number);

} // namespace awaitscope
