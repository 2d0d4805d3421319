#include "scenarios/language/builtins/hex_floats.h"

#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/number.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace awaitscope {

namespace {

int hexDigit(char character)
{
    if (character >= '0' && character <= '9') return character - '0';
    char lower = static_cast<char>(character | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// `digits` times two to the `exponent`, rounded.
HexFloat nearest(const std::string& digits, int64_t exponent, double& number)
{
    constexpr int64_t kDigits = 53, kLeast = -1074, kMost = 1024;
    mpz_class mantissa(digits, 16);
    if (mantissa == 0) {
        number = 0;
        return HexFloat::Fine;
    }
    auto bits = static_cast<int64_t>(bitsOf(mantissa.get_mpz_t()));
    int64_t kept = std::min(kDigits, bits + exponent - kLeast);
    number = 0;
    if (kept < 0) return HexFloat::Fine;
    if (bits + exponent > kMost) return HexFloat::TooLarge;
    if (bits > kept) {
        auto lost = static_cast<uint64_t>(bits - kept);
        mpz_class rest, half = mpz_class(1) << (lost - 1);
        mpz_fdiv_r_2exp(rest.get_mpz_t(), mantissa.get_mpz_t(), lost);
        mantissa >>= lost;
        exponent += bits - kept;
        if (rest > half || (rest == half && mpz_odd_p(mantissa.get_mpz_t()))) ++mantissa;
    }
    number = std::ldexp(mantissa.get_d(), static_cast<int>(exponent));
    return std::isinf(number) ? HexFloat::TooLarge : HexFloat::Fine;
}

} // namespace

std::string hexOfFloat(double number)
{
    if (!std::isfinite(number)) return formatFloat(number);
    std::string sign = std::signbit(number) ? "-" : "";
    if (number == 0) return sign + "0x0.0p+0";
    int exponent = 0;
    double mantissa = std::frexp(std::abs(number), &exponent);
    // One hexadecimal digit before the point; subnormal numbers keep the least exponent.
    int left = std::max(-1021 - exponent, 0);
    mantissa = std::ldexp(mantissa, 1 - left);
    exponent -= 1 - left;
    std::string digits;
    auto whole = static_cast<unsigned>(mantissa);
    mantissa -= whole;
    for (int count = 0; count < 13; ++count) {
        mantissa *= 16;
        auto digit = static_cast<unsigned>(mantissa);
        digits.push_back("0123456789abcdef"[digit]);
        mantissa -= digit;
    }
    return sign + "0x" + std::to_string(whole) + "." + digits + "p" + (exponent < 0 ? "-" : "+") +
           std::to_string(std::abs(exponent));
}

HexFloat readHexFloat(std::string_view text, double& number)
{
    constexpr std::string_view kSpace = " \t\n\r\f\v";
    size_t begin = text.find_first_not_of(kSpace);
    if (begin == text.npos) return HexFloat::Invalid;
    text = text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
    bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    std::string lower(text);
    for (char& character : lower)
        if (character >= 'A' && character <= 'Z') character = static_cast<char>(character + 32);
    auto give = [&](double result) {
        number = negative ? -result : result;
        return HexFloat::Fine;
    };
    if (lower == "inf" || lower == "infinity") return give(INFINITY);
    if (lower == "nan") return give(NAN);
    std::string_view rest = lower;
    if (rest.starts_with("0x")) rest.remove_prefix(2);
    std::string digits;
    int64_t exponent = 0;
    bool hasPoint = false;
    size_t index = 0;
    for (; index < rest.size(); ++index) {
        if (rest[index] == '.' && !hasPoint) {
            hasPoint = true;
            continue;
        }
        if (hexDigit(rest[index]) < 0) break;
        digits.push_back(rest[index]);
        if (hasPoint) exponent -= 4;
    }
    if (digits.empty()) return HexFloat::Invalid;
    if (index < rest.size()) {
        if (rest[index] != 'p') return HexFloat::Invalid;
        rest.remove_prefix(index + 1);
        bool isMinus = rest.starts_with('-');
        if (isMinus || rest.starts_with('+')) rest.remove_prefix(1);
        constexpr int64_t kFar = int64_t{1} << 40;
        int64_t power = 0;
        auto read = std::from_chars(rest.data(), rest.data() + rest.size(), power);
        if (rest.empty() || rest[0] == '-' || read.ptr != rest.data() + rest.size())
            return HexFloat::Invalid;
        power = read.ec == std::errc() ? std::min(power, kFar) : kFar;
        exponent += isMinus ? -power : power;
    }
    double magnitude = 0;
    HexFloat outcome = nearest(digits, exponent, magnitude);
    return outcome == HexFloat::Fine ? give(magnitude) : outcome;
}

} // namespace awaitscope
