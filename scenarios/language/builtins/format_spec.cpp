#include "scenarios/language/builtins/format_spec.h"

#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

bool fail(FormatError& error, std::string message)
{
    error = {exceptions::ValueError(), std::move(message)};
    return false;
}

bool isAlign(char character)
{
    return character == '<' || character == '>' || character == '^' || character == '=';
}

/// Reads digits at `offset`; -1 when there are none.
bool readNumber(std::string_view text, size_t& offset, int64_t& number, FormatError& error)
{
    number = -1;
    while (offset < text.size() && text[offset] >= '0' && text[offset] <= '9') {
        int64_t digit = text[offset++] - '0';
        if (number > (INT64_MAX - digit) / 10)
            return fail(error, "Too many decimal digits in format string");
        number = (number < 0 ? 0 : number * 10) + digit;
    }
    if (number > kLargestFormatWidth) {
        error = {exceptions::MemoryError(), ""};
        return false;
    }
    return true;
}

std::string shownType(uint32_t type)
{
    if (type > 32 && type < 128) return std::string(1, static_cast<char>(type));
    char hex[16];
    std::snprintf(hex, sizeof hex, "\\x%x", type);
    return hex;
}

bool checkSeparator(const FormatSpec& spec, bool isText, FormatError& error)
{
    uint32_t type = spec.type ? spec.type : isText ? 's' : 0;
    constexpr std::string_view kAny = "defgEG%F";
    bool allowed =
        type == 0 || (type < 128 && kAny.find(static_cast<char>(type)) != kAny.npos) ||
        (spec.separator == '_' && (type == 'b' || type == 'o' || type == 'x' || type == 'X'));
    if (allowed) return true;
    return fail(error, std::string("Cannot specify '") + spec.separator + "' with '" +
                           shownType(type) + "'.");
}

} // namespace

bool refuseFormatType(uint32_t type, std::string_view typeName, FormatError& error)
{
    return fail(error, "Unknown format code '" + shownType(type) + "' for object of type '" +
                           std::string(typeName) + "'");
}

bool parseFormatSpec(std::string_view text, bool isText, std::string_view typeName,
                     FormatSpec& spec, FormatError& error)
{
    size_t offset = 0;
    bool fillGiven = false;
    if (!text.empty()) {
        size_t after = 0;
        readCharacter(text, after);
        if (after < text.size() && isAlign(text[after])) {
            spec.fill = text.substr(0, after);
            spec.align = text[after];
            fillGiven = true;
            offset = after + 1;
        } else if (isAlign(text[0])) {
            spec.align = text[0];
            offset = 1;
        }
    }
    auto at = [&](char character) { return offset < text.size() && text[offset] == character; };
    if (at('+') || at('-') || at(' ')) spec.sign = text[offset++];
    if (at('z')) {
        spec.positiveZero = true;
        ++offset;
    }
    if (at('#')) {
        spec.alternate = true;
        ++offset;
    }
    if (!fillGiven && at('0')) {
        spec.fill = "0";
        if (!spec.align && !isText) spec.align = '=';
        ++offset;
    }
    int64_t width = 0;
    if (!readNumber(text, offset, width, error)) return false;
    spec.width = width < 0 ? 0 : width;
    if (at(',') || at('_')) {
        spec.separator = text[offset++];
        if (at(',') || at('_'))
            return text[offset] == spec.separator
                       ? fail(error, std::string("Cannot specify '") + spec.separator + "' with '" +
                                         spec.separator + "'.")
                       : fail(error, "Cannot specify both ',' and '_'.");
    }
    if (at('.')) {
        ++offset;
        if (!readNumber(text, offset, spec.precision, error)) return false;
        if (spec.precision < 0) return fail(error, "Format specifier missing precision");
    }
    if (offset < text.size()) {
        spec.type = readCharacter(text, offset);
        if (offset < text.size())
            return fail(error, "Invalid format specifier '" + std::string(text) +
                                   "' for object of type '" + std::string(typeName) + "'");
    }
    return !spec.separator || checkSeparator(spec, isText, error);
}

std::string padFormatted(const std::string& text, size_t prefix, const FormatSpec& spec,
                         char defaultAlign)
{
    auto length = static_cast<int64_t>(countCharacters(text));
    if (length >= spec.width) return text;
    auto missing = static_cast<size_t>(spec.width - length);
    auto filling = [&spec](size_t count) {
        if (spec.fill.size() == 1) return std::string(count, spec.fill[0]);
        std::string result;
        while (count--)
            result += spec.fill;
        return result;
    };
    switch (spec.align ? spec.align : defaultAlign) {
    case '<': return text + filling(missing);
    case '^': return filling(missing / 2) + text + filling(missing - missing / 2);
    case '=': return text.substr(0, prefix) + filling(missing) + text.substr(prefix);
    default: return filling(missing) + text;
    }
}

bool formatText(const std::string& text, const FormatSpec& spec, std::string& out,
                FormatError& error)
{
    constexpr std::string_view kWhere = " not allowed in string format specifier";
    auto refuse = [&](std::string what) { return fail(error, what.append(kWhere)); };
    if (spec.sign) return refuse(spec.sign == ' ' ? "Space" : "Sign");
    if (spec.positiveZero) return refuse("Negative zero coercion (z)");
    if (spec.alternate) return refuse("Alternate form (#)");
    if (spec.align == '=')
        return fail(error, "'=' alignment not allowed in string format specifier");
    if (spec.precision < 0) {
        out += padFormatted(text, 0, spec, '<');
        return true;
    }
    size_t offset = 0;
    for (int64_t count = 0; count < spec.precision && offset < text.size(); ++count)
        readCharacter(text, offset);
    out += padFormatted(text.substr(0, offset), 0, spec, '<');
    return true;
}

bool formatBuiltin(Machine& machine, const Value& value, const std::string& text, std::string& out)
{
    if (text.empty()) {
        std::string plain;
        if (machine.plainStr(value, plain)) {
            out += plain;
            return true;
        }
    }
    std::string name = machine.typeName(value);
    FormatSpec spec;
    FormatError error;
    bool done = false;
    if (isStr(value)) {
        done = parseFormatSpec(text, true, name, spec, error);
        if (done && spec.type && spec.type != 's') {
            done = refuseFormatType(spec.type, name, error);
        }
        done = done && formatText(textOf(value), spec, out, error);
    } else if (isInteger(value)) {
        done = parseFormatSpec(text, false, name, spec, error) &&
               formatInt(machine, value, spec, name, out, error);
    } else if (isFloat(value)) {
        done = parseFormatSpec(text, false, name, spec, error) &&
               formatDouble(floatOf(value), spec, name, out, error);
    } else {
        error = {exceptions::TypeError(),
                 "unsupported format string passed to " + name + ".__format__"};
    }
    if (!done && error.type) machine.raise(error.type, std::move(error.message));
    return done;
}

} // namespace awaitscope
