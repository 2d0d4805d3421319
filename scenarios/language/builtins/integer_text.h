#pragma once

#include "scenarios/language/values/value.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace awaitscope {

class Machine;

/// The one place where ints meet text, and where a computed number becomes an int.

Value makeInteger(Machine& machine, __int128 number);
/// Digits of the magnitude of an int in base 2 to 36, lower case, appended. False when raised: a
/// decimal number may have too many (`sys.set_int_max_str_digits`). REQUIRES: isInteger(number).
bool appendDigits(Machine& machine, const Value& number, unsigned base, std::string& text);
/// The int in decimal, with its sign.
bool appendDecimal(Machine& machine, const Value& number, std::string& text);
/// `int(text, base)`; raises ValueError as Python words it. Base 0 reads the prefix.
Value parseInteger(Machine& machine, std::string_view text, int64_t base);
/// `float(text)`.
Value parseFloat(Machine& machine, std::string_view text);
/// `int(number)`: towards zero.
Value integerOf(Machine& machine, double number);

} // namespace awaitscope
