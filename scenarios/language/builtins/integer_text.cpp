#include "scenarios/language/builtins/integer_text.h"

#include "scenarios/language/builtins/letters.h"
#include "scenarios/language/syntax/literals.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/unicode.h"
#include "scenarios/language/vm/integer_work.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/representation.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace awaitscope {

namespace {

constexpr double kBitsPerDecimal = 3.3219280948873623;

std::string_view stripped(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\n\r\f\v\x1c\x1d\x1e\x1f";
    size_t begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

/// Decimal digits of any script and all kinds of spaces as ASCII; what else is not ASCII as `?`.
std::string inAscii(std::string_view text)
{
    std::string result;
    for (size_t offset = 0; offset < text.size();) {
        uint32_t character = readCharacter(text, offset);
        if (character < 128) {
            result.push_back(static_cast<char>(character));
        } else if (isSpace(character)) {
            result.push_back(' ');
        } else if (isOfClass(character, character_class::Decimal)) {
            // Scripts have their ten digits in a row, from 0 on: at 0 or 6 of a block of 16, but
            // for those of mathematics.
            constexpr uint32_t kMathematics = 0x1D7CE, kBlock = 16, kTen = 10;
            bool isEven = isOfClass(character / kBlock * kBlock, character_class::Decimal);
            uint32_t value = character >= kMathematics && character < kMathematics + 5 * kTen
                                 ? (character - kMathematics) % kTen
                                 : character % kBlock - (isEven ? 0 : 6);
            result.push_back(static_cast<char>('0' + value));
        } else {
            result.push_back('?');
        }
    }
    return result;
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

std::string shown(std::string_view text)
{
    constexpr size_t kLongest = 200; // characters of the message, as CPython cuts it
    std::string result = quoted(std::string(text));
    if (countCharacters(result) <= kLongest) return result;
    size_t offset = 0;
    for (size_t count = 0; count < kLongest; ++count)
        readCharacter(result, offset);
    return result.substr(0, offset);
}

Value raiseTooManyDigits(Machine& machine, std::string value = {})
{
    return machine.raiseValueError("Exceeds the limit (" + std::to_string(machine.mostDigits()) +
                                   " digits) for integer string conversion" + value +
                                   "; use sys.set_int_max_str_digits() to increase the limit");
}

bool appendSmallDigits(int64_t number, unsigned base, std::string& text)
{
    char digits[65];
    uint64_t magnitude =
        number < 0 ? -static_cast<uint64_t>(number) : static_cast<uint64_t>(number);
    auto end = std::to_chars(digits, digits + sizeof digits, magnitude, static_cast<int>(base));
    text.append(digits, end.ptr);
    return true;
}

bool isPowerOfTwo(int64_t base)
{
    return (base & (base - 1)) == 0;
}

} // namespace

Value makeInteger(Machine&, __int128 number)
{
    constexpr __int128 kLimit = __int128(1) << 62;
    if (number >= -kLimit && number < kLimit) return Value::small(static_cast<int64_t>(number));
    return makeInteger(makeWide(number));
}

bool appendDigits(Machine& machine, const Value& number, unsigned base, std::string& text)
{
    if (isInt(number)) return appendSmallDigits(intOf(number), base, text);
    IntegerView big(number);
    const auto most = static_cast<uint64_t>(machine.mostDigits());
    constexpr uint64_t kAlwaysAllowed = 640;
    bool isLimited = base == 10 && most > 0 && big.bits() > kAlwaysAllowed;
    if (isLimited &&
        static_cast<double>(big.bits() - 1) >= static_cast<double>(most) * kBitsPerDecimal) {
        raiseTooManyDigits(machine);
        return false;
    }
    bool isSlow = !isPowerOfTwo(base);
    if (!machine.reserve(mpz_sizeinbase(big, static_cast<int>(base)) * (isSlow ? 3 : 1)) ||
        (isSlow && !chargeProduct(machine, big.limbs(), big.limbs(), 2)))
        return false;
    std::string digits(mpz_sizeinbase(big, static_cast<int>(base)) + 2, '\0');
    constexpr size_t kDigitsMade = 7;
    Cost::spend(digits.size() / kDigitsMade);
    mpz_get_str(digits.data(), static_cast<int>(base), big);
    digits.resize(digits.find('\0'));
    size_t begin = digits.starts_with('-');
    if (isLimited && digits.size() - begin > most) {
        raiseTooManyDigits(machine);
        return false;
    }
    text.append(digits, begin);
    return true;
}

bool appendDecimal(Machine& machine, const Value& number, std::string& text)
{
    size_t before = text.size();
    if (isInt(number) ? intOf(number) < 0 : bigOf(number) < 0) text.push_back('-');
    if (appendDigits(machine, number, 10, text)) return true;
    text.resize(before);
    return false;
}

Value parseInteger(Machine& machine, std::string_view text, int64_t base)
{
    if (base != 0 && (base < 2 || base > 36))
        return machine.raiseValueError("int() base must be >= 2 and <= 36, or 0");
    if (!machine.reserve(text.size())) return nullptr;
    Cost::spend(text.size() / Cost::kBytesHashed);
    std::string plain = inAscii(text);
    std::string_view rest = stripped(plain);
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
    if (!machine.reserve(rest.size())) return nullptr;
    std::string digits(rest);
    bool valid = !digits.empty() && removeUnderscores(digits);
    if (used == 0) {
        used = 10;
        // 007 is no literal, so base 0 does not read it either.
        if (digits.size() > 1 && digits[0] == '0' &&
            digits.find_first_not_of('0') != std::string::npos)
            valid = false;
    }
    for (char digit : digits)
        if (digitOf(digit) >= used) valid = false;
    if (!valid)
        return machine.raiseValueError("invalid literal for int() with base " +
                                       std::to_string(base) + ": " + shown(text));
    constexpr size_t kAlwaysAllowed = 640;
    const auto most = static_cast<uint64_t>(machine.mostDigits());
    if (!isPowerOfTwo(used) && most > 0 && digits.size() > std::max(most, kAlwaysAllowed))
        return raiseTooManyDigits(machine,
                                  ": value has " + std::to_string(digits.size()) + " digits");
    uint64_t limbs = limbsOf(digits.size() * 6);
    if (digits.size() > kAlwaysAllowed) {
        bool isAllowed = isPowerOfTwo(used) ? chargePass(machine, limbs)
                                            : chargeProduct(machine, limbs, limbs, 2);
        if (!isAllowed) return nullptr;
    }
    int64_t number = 0;
    auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number,
                                static_cast<int>(used));
    if (read.ec == std::errc()) return makeInteger(negative ? -number : number);
    mpz_class big(digits, static_cast<int>(used));
    if (!reserveInteger(machine, bitsOf(big.get_mpz_t()))) return nullptr;
    if (negative) big = -big;
    return makeInteger(std::move(big));
}

Value parseFloat(Machine& machine, std::string_view text)
{
    Cost::spend(Cost::kBuiltinCall);
    if (!machine.reserve(text.size())) return nullptr;
    std::string plain = inAscii(text);
    std::string digits(stripped(plain));
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
        if (valid) number = readReal(lower);
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
    constexpr double kFits = 0x1p62;
    if (number > -kFits && number < kFits) return Value::small(static_cast<int64_t>(number));
    return makeInteger(mpz_class(number));
}

} // namespace awaitscope
