#include "scenarios/language/builtins/format_spec.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/values/exception.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/vm/integer_work.h"

#include <charconv>
#include <cmath>

namespace awaitscope {

namespace {

bool refuse(FormatError& error, std::string message)
{
    error = {exceptions::ValueError(), std::move(message)};
    return false;
}

std::string signOf(bool negative, const FormatSpec& spec)
{
    if (negative) return "-";
    return spec.sign == '+' ? "+" : spec.sign == ' ' ? " " : "";
}

/// Puts separators between groups of digits; with zero padding, also between the zeros that fill
/// up to `width` characters.
std::string grouped(const std::string& digits, char separator, size_t group, size_t width)
{
    std::string reversed;
    size_t count = 0;
    for (size_t index = digits.size(); index-- > 0 || reversed.size() < width;) {
        if (count && count % group == 0) reversed.push_back(separator);
        bool isDigit = index < digits.size(); // wraps round behind the first digit
        reversed.push_back(isDigit ? digits[index] : '0');
        ++count;
        if (!isDigit) index = 0;
    }
    return {reversed.rbegin(), reversed.rend()};
}

/// Sign, base prefix, digits and what follows them (fraction, exponent), padded and grouped.
std::string assemble(const std::string& prefix, const std::string& digits, const std::string& rest,
                     size_t group, const FormatSpec& spec)
{
    size_t fixed = prefix.size() + rest.size();
    auto width = static_cast<size_t>(spec.width);
    size_t left = spec.zeroPadded() && width > fixed ? width - fixed : 0;
    std::string body = spec.separator ? grouped(digits, spec.separator, group, left) : digits;
    return padFormatted(prefix + body + rest, prefix.size(), spec, '>');
}

bool formatAsCharacter(const Value& value, const FormatSpec& spec, std::string& out,
                       FormatError& error)
{
    if (spec.sign) return refuse(error, "Sign not allowed with integer format specifier 'c'");
    if (spec.alternate)
        return refuse(error, "Alternate form (#) not allowed with integer format specifier 'c'");
    int64_t number = 0;
    if (!fitsInt64(value, number)) {
        error = {exceptions::OverflowError(), "Python int too large to convert to C long"};
        return false;
    }
    if (number < 0 || number >= 0x110000) {
        error = {exceptions::OverflowError(), "%c arg not in range(0x110000)"};
        return false;
    }
    std::string character;
    appendCharacter(character, static_cast<uint32_t>(number));
    out += padFormatted(character, 0, spec, '>');
    return true;
}

std::string exponentText(int exponent)
{
    std::string digits = std::to_string(std::abs(exponent));
    return (exponent < 0 ? "e-" : "e+") + (digits.size() < 2 ? "0" + digits : digits);
}

std::string converted(double magnitude, std::chars_format format, int64_t precision)
{
    constexpr size_t kMostBeforePoint = 400;
    constexpr int64_t kUsual = 100;
    if (precision <= kUsual) {
        char digits[kMostBeforePoint + kUsual];
        const auto end = std::to_chars(digits, digits + sizeof digits, magnitude, format,
                                       static_cast<int>(precision));
        return {digits, end.ptr};
    }
    std::string buffer(static_cast<size_t>(precision) + kMostBeforePoint, '\0');
    auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude, format,
                             static_cast<int>(precision));
    buffer.resize(static_cast<size_t>(end.ptr - buffer.data()));
    return buffer;
}

/// `g`; with `dotZero`, the form of no type at all, which always looks like a float.
std::string generalDigits(double magnitude, int64_t precision, bool alternate, bool dotZero)
{
    if (precision == 0) precision = 1;
    std::string text = converted(magnitude, std::chars_format::scientific, precision - 1);
    size_t mark = text.find('e');
    int exponent = std::stoi(text.substr(mark + 1));
    std::string digits = text.substr(0, mark);
    std::erase(digits, '.');
    if (!alternate)
        while (digits.size() > 1 && digits.back() == '0')
            digits.pop_back();
    int64_t point = exponent + 1;
    if (point <= -4 || point > precision - (dotZero ? 1 : 0)) {
        std::string result = digits.substr(0, 1);
        if (digits.size() > 1 || alternate) result += "." + digits.substr(1);
        return result + exponentText(exponent);
    }
    if (point <= 0) return "0." + std::string(static_cast<size_t>(-point), '0') + digits;
    auto whole = static_cast<size_t>(point);
    if (digits.size() < whole) digits.append(whole - digits.size(), '0');
    std::string fraction = digits.substr(whole);
    if (fraction.empty() && dotZero) fraction = "0";
    return digits.substr(0, whole) + (fraction.empty() && !alternate ? "" : "." + fraction);
}

} // namespace

std::string floatDigits(double magnitude, char type, int64_t precision, bool alternate)
{
    if (std::isnan(magnitude)) return type == '%' ? "nan%" : "nan";
    if (std::isinf(magnitude)) return type == '%' ? "inf%" : "inf";
    if (type == 0 && precision < 0) {
        std::string text = formatFloat(magnitude);
        if (alternate && text.find('.') == text.npos) text.insert(text.find('e'), ".");
        return text;
    }
    if (type == 0) return generalDigits(magnitude, precision, alternate, true);
    if (precision < 0) precision = 6;
    if (type == 'g') return generalDigits(magnitude, precision, alternate, false);
    if (type == 'e') {
        std::string text = converted(magnitude, std::chars_format::scientific, precision);
        size_t mark = text.find('e');
        if (precision == 0 && alternate) text.insert(mark, ".");
        return text;
    }
    std::string text =
        converted(type == '%' ? magnitude * 100 : magnitude, std::chars_format::fixed, precision);
    if (precision == 0 && alternate) text += ".";
    return type == '%' ? text + "%" : text;
}

bool formatDouble(double number, const FormatSpec& spec, std::string_view typeName,
                  std::string& out, FormatError& error)
{
    constexpr std::string_view kTypes = "eEfFgGn%";
    if (spec.type && (spec.type >= 128 || kTypes.find(static_cast<char>(spec.type)) == kTypes.npos))
        return refuseFormatType(spec.type, typeName, error);
    auto type = static_cast<char>(spec.type);
    bool upper = type == 'E' || type == 'F' || type == 'G';
    if (upper) type = static_cast<char>(type + 32);
    if (type == 'n') type = 'g';
    std::string text = floatDigits(std::abs(number), type, spec.precision, spec.alternate);
    bool negative = std::signbit(number) && !std::isnan(number);
    if (spec.positiveZero && text.find_first_of("123456789i") == std::string::npos)
        negative = false;
    if (upper)
        for (char& character : text)
            if (character >= 'a') character = static_cast<char>(character - 32);
    if (spec.width == 0 && !spec.separator) { // nothing to be put between or before
        out += signOf(negative, spec);
        out += text;
        return true;
    }
    size_t whole = 0;
    while (whole < text.size() && text[whole] >= '0' && text[whole] <= '9')
        ++whole;
    std::string prefix = signOf(negative, spec);
    if (whole == 0) { // nan, inf
        out += padFormatted(prefix + text, prefix.size(), spec, '>');
        return true;
    }
    out += assemble(prefix, text.substr(0, whole), text.substr(whole), 3, spec);
    return true;
}

bool formatInt(Machine& machine, const Value& number, const FormatSpec& spec,
               std::string_view typeName, std::string& out, FormatError& error)
{
    constexpr std::string_view kFloats = "eEfFgG%";
    if (spec.type && spec.type < 128 &&
        kFloats.find(static_cast<char>(spec.type)) != kFloats.npos) {
        double real = 0;
        return convertToDouble(machine, number, real) &&
               formatDouble(real, spec, typeName, out, error);
    }
    constexpr std::string_view kTypes = "dncboxX";
    if (spec.type && (spec.type >= 128 || kTypes.find(static_cast<char>(spec.type)) == kTypes.npos))
        return refuseFormatType(spec.type, typeName, error);
    if (spec.precision >= 0)
        return refuse(error, "Precision not allowed in integer format specifier");
    if (spec.positiveZero)
        return refuse(error, "Negative zero coercion (z) not allowed in integer format specifier");
    unsigned base = 10;
    std::string basePrefix;
    switch (spec.type) {
    case 0:
    case 'd':
    case 'n': break;
    case 'c': return formatAsCharacter(number, spec, out, error);
    case 'b': base = 2, basePrefix = "0b"; break;
    case 'o': base = 8, basePrefix = "0o"; break;
    case 'x': base = 16, basePrefix = "0x"; break;
    default: base = 16, basePrefix = "0X"; break;
    }
    std::string digits;
    if (!appendDigits(machine, number, base, digits)) return false;
    if (spec.type == 'X')
        for (char& digit : digits)
            if (digit >= 'a') digit = static_cast<char>(digit - 32);
    std::string prefix = signOf(isInt(number) ? intOf(number) < 0 : bigOf(number) < 0, spec) +
                         (spec.alternate ? basePrefix : "");
    out += assemble(prefix, digits, "", base == 10 ? 3 : 4, spec);
    return true;
}

} // namespace awaitscope
