#pragma once

#include "scenarios/language/values/value.h"

#include <cstdint>

namespace awaitscope {

class Machine;

/// `round(number, digits)`: the nearest float with so many decimals, correctly rounded, ties of the
/// exact value to even.
double roundDigits(double number, int64_t digits);
/// `round(number, digits)` of an int; digits below 0 round to tens, hundreds...
Value roundInteger(Machine& machine, const Value& number, int64_t digits);
/// The same, checked: the result may be beyond all floats.
Value roundFloat(Machine& machine, double number, int64_t digits);
/// `sum` of floats, as accurate as Python's (Neumaier).
class FloatSum {
public:
    explicit FloatSum(double start) : m_sum(start) {}
    void add(double number);
    double result() const;

private:
    double m_sum;
    double m_lost = 0;
};

} // namespace awaitscope
