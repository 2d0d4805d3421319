#pragma once

#include "scenarios/language/values/type.h"
#include "scenarios/language/values/value.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace awaitscope {

class Machine;

/// Python's format mini-language, read:
/// `[[fill]align][sign][z][#][0][width][,_][.precision][type]`.
struct FormatSpec {
    std::string fill = " ";
    char align = 0; ///< `<`, `>`, `^`, `=`
    char sign = 0;  ///< `+`, `-`, space; 0 when not given
    bool positiveZero = false;
    bool alternate = false;
    int64_t width = 0;
    char separator = 0;     ///< `,`, `_`
    int64_t precision = -1; ///< -1 when not given
    uint32_t type = 0;      ///< code point; 0 when not given
    bool zeroPadded() const { return fill == "0" && align == '='; }
};

/// Why a value could not be formatted.
struct FormatError {
    Type* type = nullptr; ///< of the exception
    std::string message;
};

/// Each is a pure function that appends nothing and returns false when the spec does not suit.
/// `typeName` is for messages.
bool parseFormatSpec(std::string_view text, bool isText, std::string_view typeName,
                     FormatSpec& spec, FormatError& error);
bool formatText(const std::string& text, const FormatSpec& spec, std::string& out,
                FormatError& error);
/// An int of any size. False also when something was raised: then the error has no type.
bool formatInt(Machine& machine, const Value& number, const FormatSpec& spec,
               std::string_view typeName, std::string& out, FormatError& error);
bool formatDouble(double number, const FormatSpec& spec, std::string_view typeName,
                  std::string& out, FormatError& error);

/// `format(value, spec)` of a value whose `__format__` is built in. False when raised.
bool formatBuiltin(Machine& machine, const Value& value, const std::string& spec, std::string& out);

// --- for `%` formatting, which shares the numbers and the padding
/// The text padded to the width; `prefix` counts characters of sign and base, which stay in front
/// of `=` padding.
std::string padFormatted(const std::string& text, size_t prefix, const FormatSpec& spec,
                         char defaultAlign);
/// Digits of a float without sign, as type `e`, `f`, `g`, `%` (or 0: as repr) has them.
std::string floatDigits(double magnitude, char type, int64_t precision, bool alternate);
/// Fails with `Unknown format code`.
bool refuseFormatType(uint32_t type, std::string_view typeName, FormatError& error);
/// A width or precision that is beyond this is refused.
constexpr int64_t kLargestFormatWidth = 1'000'000;

} // namespace awaitscope
