#include "scenarios/language/builtins/integer_text.h"

#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/representation.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace awaitscope {

namespace {

Value raiseTooLarge(Machine& machine)
{
    return machine.raise(exceptions::OverflowError(),
                         "integers beyond 63 bits are not available in Awaitscope");
}

std::string_view stripped(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\n\r\f\v";
    size_t begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

int digitOf(char character)
{
    if (character >= '0' && character <= '9') return character - '0';
    if (character >= 'a' && character <= 'z') return character - 'a' + 10;
    if (character >= 'A' && character <= 'Z') return character - 'A' + 10;
    return 99;
}

/// Removes single underscores between digits; false when one is somewhere else.
bool removeUnderscores(std::string& text)
{
    for (size_t index = 0; index < text.size(); ++index) {
        if (text[index] != '_') continue;
        bool between = index > 0 && index + 1 < text.size() && digitOf(text[index - 1]) < 36 &&
                       digitOf(text[index + 1]) < 36;
        if (!between) return false;
    }
    std::erase(text, '_');
    return true;
}

} // namespace

Value makeInteger(Machine& machine, __int128 number)
{
    constexpr __int128 kLimit = __int128(1) << 62;
    if (number < -kLimit || number >= kLimit) return raiseTooLarge(machine);
    return Value::small(static_cast<int64_t>(number));
}

std::string integerDigits(uint64_t magnitude, unsigned base)
{
    std::string digits;
    do {
        digits.push_back("0123456789abcdefghijklmnopqrstuvwxyz"[magnitude % base]);
        magnitude /= base;
    } while (magnitude);
    std::reverse(digits.begin(), digits.end());
    return digits;
}

Value parseInteger(Machine& machine, std::string_view text, int64_t base)
{
    if (base != 0 && (base < 2 || base > 36))
        return machine.raiseValueError("int() base must be >= 2 and <= 36, or 0");
    std::string_view rest = stripped(text);
    bool negative = rest.starts_with('-');
    if (negative || rest.starts_with('+')) rest.remove_prefix(1);
    int64_t used = base;
    if (rest.size() > 2 && rest[0] == '0') {
        char letter = static_cast<char>(rest[1] | 0x20);
        int64_t prefix = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
        if (prefix && (base == 0 || base == prefix)) {
            used = prefix;
            rest.remove_prefix(2);
            if (rest.starts_with('_')) rest.remove_prefix(1);
        }
    }
    std::string digits(rest);
    bool valid = !digits.empty() && removeUnderscores(digits);
    if (used == 0) {
        used = 10;
        // 007 is no literal, so base 0 does not read it either.
        if (digits.size() > 1 && digits[0] == '0' &&
            digits.find_first_not_of('0') != std::string::npos)
            valid = false;
    }
    __int128 number = 0;
    bool large = false;
    for (char digit : digits) {
        if (digitOf(digit) >= used) valid = false;
        number = number * used + digitOf(digit);
        if (number > (__int128(1) << 64)) {
            large = true;
            number = 0;
        }
    }
    if (!valid)
        return machine.raiseValueError("invalid literal for int() with base " +
                                       std::to_string(base) + ": " + quoted(std::string(text)));
    if (large) return raiseTooLarge(machine);
    return makeInteger(machine, negative ? -number : number);
}

Value parseFloat(Machine& machine, std::string_view text)
{
    std::string digits(stripped(text));
    bool valid = !digits.empty() && removeUnderscores(digits);
    std::string_view rest = digits;
    bool negative = rest.starts_with('-');
    if (negative || rest.starts_with('+')) rest.remove_prefix(1);
    std::string lower(rest);
    for (char& character : lower)
        if (character >= 'A' && character <= 'Z') character = static_cast<char>(character + 32);
    double number = 0;
    if (lower == "inf" || lower == "infinity") {
        number = INFINITY;
    } else if (lower == "nan") {
        number = NAN;
    } else {
        if (lower.empty() || !(lower[0] == '.' || (lower[0] >= '0' && lower[0] <= '9')))
            valid = false;
        auto read = std::from_chars(lower.data(), lower.data() + lower.size(), number);
        if (read.ptr != lower.data() + lower.size() || read.ec == std::errc::invalid_argument)
            valid = false;
        if (read.ec == std::errc::result_out_of_range) {
            size_t mark = lower.find('e');
            bool tiny = mark != std::string::npos && lower.compare(mark, 2, "e-") == 0;
            number = tiny ? 0 : INFINITY;
        }
    }
    if (!valid)
        return machine.raiseValueError("could not convert string to float: " +
                                       quoted(std::string(text)));
    return makeFloat(negative ? -number : number);
}

Value integerOf(Machine& machine, double number)
{
    if (std::isnan(number)) return machine.raiseValueError("cannot convert float NaN to integer");
    if (std::isinf(number))
        return machine.raise(exceptions::OverflowError(),
                             "cannot convert float infinity to integer");
    if (std::abs(number) >= 0x1p63) return raiseTooLarge(machine);
    return makeInteger(machine, static_cast<__int128>(number));
}

} // namespace awaitscope
