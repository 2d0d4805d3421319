#pragma once

#include "scenarios/language/values/value.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace awaitscope {

class Machine;

/// The one place where integers meet text, and where a computed number becomes an int.

/// The int, or OverflowError when it is beyond what Awaitscope's ints hold.
Value makeInteger(Machine& machine, __int128 number);
/// Digits of a magnitude in base 2 to 36, lower case.
std::string integerDigits(uint64_t magnitude, unsigned base);
/// `int(text, base)`; raises ValueError as Python words it. Base 0 reads the prefix.
Value parseInteger(Machine& machine, std::string_view text, int64_t base);
/// `float(text)`.
Value parseFloat(Machine& machine, std::string_view text);
/// `int(number)`: towards zero.
Value integerOf(Machine& machine, double number);

} // namespace awaitscope
