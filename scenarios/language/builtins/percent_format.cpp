#include "scenarios/language/builtins/percent_format.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/codecs.h"
#include "scenarios/language/builtins/format_spec.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/reals.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/bytes_like.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

#include <cmath>

namespace awaitscope {

namespace {

/// One `%` field, and where the arguments are taken from.
struct PercentField {
    bool left = false, plus = false, space = false, alternate = false, zero = false;
    int64_t width = 0, precision = -1;
    uint32_t type = 0;
};

struct PercentArguments {
    Values items;
    Value mapping; ///< null when the arguments are no mapping
    bool isTuple = false;
    bool areForBytes = false; ///< each byte is a character of Latin-1 meanwhile
    size_t next = 0;

    /// Null, with an exception, when there are too few.
    Value take(Machine& machine)
    {
        if (next < items.size()) return items[next++];
        return machine.raiseTypeError("not enough arguments for format string");
    }
};

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

bool readStarOrNumber(Machine& machine, const std::string& text, size_t& offset,
                      PercentArguments& arguments, int64_t& number)
{
    if (offset < text.size() && text[offset] == '*') {
        ++offset;
        Value given = arguments.take(machine);
        if (!given) return false;
        if (!isInteger(given)) {
            machine.raiseTypeError("* wants int");
            return false;
        }
        if (!readInteger(machine, given, number)) return false;
    } else {
        while (offset < text.size() && isDigit(text[offset]) && number <= kLargestFormatWidth)
            number = number * 10 + (text[offset++] - '0');
    }
    if (std::abs(number) <= kLargestFormatWidth) return true;
    machine.raiseValueError("width too big");
    return false;
}

/// Reads flags, width, precision and type behind the `%`.
bool readField(Machine& machine, const std::string& text, size_t& offset,
               PercentArguments& arguments, PercentField& field)
{
    for (; offset < text.size(); ++offset) {
        char flag = text[offset];
        if (flag == '-')
            field.left = true;
        else if (flag == '+')
            field.plus = true;
        else if (flag == ' ')
            field.space = true;
        else if (flag == '#')
            field.alternate = true;
        else if (flag == '0')
            field.zero = true;
        else
            break;
    }
    if (!readStarOrNumber(machine, text, offset, arguments, field.width)) return false;
    if (field.width < 0) {
        field.left = true;
        field.width = -field.width;
    }
    if (offset < text.size() && text[offset] == '.') {
        ++offset;
        field.precision = 0;
        if (!readStarOrNumber(machine, text, offset, arguments, field.precision)) return false;
        field.precision = std::max<int64_t>(field.precision, 0);
    }
    if (offset < text.size() && (text[offset] == 'l' || text[offset] == 'h' || text[offset] == 'L'))
        ++offset;
    if (offset >= text.size()) {
        machine.raiseValueError("incomplete format");
        return false;
    }
    field.type = readCharacter(text, offset);
    return true;
}

std::string padded(const PercentField& field, const std::string& text, size_t prefix, bool number)
{
    FormatSpec spec;
    spec.width = field.width;
    spec.align = field.left ? '<' : number && field.zero ? '=' : '>';
    if (spec.align == '=') spec.fill = "0";
    return padFormatted(text, prefix, spec, '>');
}

std::string signText(const PercentField& field, bool negative)
{
    return negative ? "-" : field.plus ? "+" : field.space ? " " : "";
}

bool appendInteger(Machine& machine, const PercentField& field, const Value& value,
                   std::string& out)
{
    Value number = value;
    auto type = static_cast<char>(field.type);
    bool decimal = type == 'd' || type == 'i' || type == 'u';
    if (decimal && isFloat(value)) {
        number = integerOf(machine, floatOf(value));
        if (!number) return false;
    }
    if (!isInteger(number)) {
        machine.raiseTypeError(std::string("%") + type +
                               " format: " + (decimal ? "a real number" : "an integer") +
                               " is required, not " + machine.typeName(value));
        return false;
    }
    std::string digits;
    if (!appendDigits(machine, number, decimal ? 10 : type == 'o' ? 8 : 16, digits)) return false;
    if (field.precision > static_cast<int64_t>(digits.size()))
        digits.insert(0, static_cast<size_t>(field.precision) - digits.size(), '0');
    if (type == 'X')
        for (char& digit : digits)
            if (digit >= 'a') digit = static_cast<char>(digit - 32);
    std::string prefix = signText(field, isInt(number) ? intOf(number) < 0 : bigOf(number) < 0);
    if (field.alternate && !decimal) prefix += std::string("0") + type;
    out += padded(field, prefix + digits, prefix.size(), true);
    return true;
}

bool appendFloat(Machine& machine, const PercentField& field, const Value& value, std::string& out)
{
    double number = 0;
    if (!readDouble(machine, value, number)) return false;
    FormatSpec spec;
    spec.width = field.width;
    spec.align = field.left ? '<' : field.zero ? '=' : '>';
    if (spec.align == '=') spec.fill = "0";
    spec.sign = field.plus ? '+' : field.space ? ' ' : 0;
    spec.alternate = field.alternate;
    spec.precision = field.precision;
    spec.type = field.type;
    FormatError error;
    return formatDouble(number, spec, "float", out, error);
}

bool appendCharacterField(Machine& machine, const PercentField& field, const Value& value,
                          std::string& out)
{
    std::string character;
    if (isStr(value) && value.as<StrObject>()->length() == 1) {
        character = textOf(value);
    } else if (isInteger(value)) {
        int64_t code = 0;
        if (!fitsInt64(value, code) || code < 0 || code >= 0x110000) {
            machine.raise(exceptions::OverflowError(), "%c arg not in range(0x110000)");
            return false;
        }
        awaitscope::appendCharacter(character, static_cast<uint32_t>(code));
    } else {
        machine.raiseTypeError("%c requires int or char");
        return false;
    }
    out += padded(field, character, 0, false);
    return true;
}

/// A number in a field of one of these types. False when raised.
constexpr std::string_view kNumberTypes = "diuoxXeEfFgG";
bool appendNumber(Machine& machine, const PercentField& field, const Value& value, std::string& out)
{
    constexpr std::string_view kFloatTypes = "eEfFgG";
    const bool isFloat = kFloatTypes.find(static_cast<char>(field.type)) != kFloatTypes.npos;
    return isFloat ? appendFloat(machine, field, value, out)
                   : appendInteger(machine, field, value, out);
}

Value asLatin(Machine& machine, const Value& bytes)
{
    return decodeBytes(machine, bytes, makeStr("latin-1"), nullptr);
}

/// What `%b` takes: bytes, or what has `__bytes__`.
Coroutine<bool> appendBytes(Machine& machine, Value value, std::string& text)
{
    bool found = false;
    Values noArguments;
    if (!bytesIn(value)) {
        Value made =
            co_await callSpecial(machine, value, "__bytes__", std::move(noArguments), found);
        if (found && !made) co_return false;
        if (found) value = std::move(made);
    }
    const std::string* bytes = bytesIn(value);
    if (!bytes) {
        machine.raiseTypeError("%b requires a bytes-like object, or an object that implements "
                               "__bytes__, not '" +
                               machine.typeName(value) + "'");
        co_return false;
    }
    text = textOf(asLatin(machine, makeBytes(*bytes)));
    co_return true;
}

bool appendByte(Machine& machine, const PercentField& field, const Value& value, std::string& out)
{
    int64_t number = -1;
    const std::string* bytes = bytesIn(value);
    if (bytes && bytes->size() == 1) {
        number = static_cast<unsigned char>(bytes->front());
    } else if (!isInteger(value)) {
        machine.raiseTypeError("%c requires an integer in range(256) or a single byte, not " +
                               machine.typeName(value));
        return false;
    } else if (!fitsInt64(value, number) || number < 0 || number > 255) {
        machine.raise(exceptions::OverflowError(), "%c arg not in range(256)");
        return false;
    }
    std::string character;
    appendCharacter(character, static_cast<uint32_t>(number));
    out += padded(field, character, 0, false);
    return true;
}

/// The number that an object of the program stands for in such a field; itself when its class does
/// not say. Null when raised.
Coroutine<Value> numberFor(Machine& machine, char type, Value value)
{
    using namespace std::string_view_literals;
    if (isInteger(value) || isFloat(value)) co_return value;
    bool found = false;
    if ("eEfFgG"sv.find(type) != std::string_view::npos) {
        Value real = co_await realOf(machine, value, found);
        co_return found ? real : value;
    }
    for (const char* name : {"__int__", "__index__"}) {
        if ("diu"sv.find(type) == std::string_view::npos && name == "__int__"sv) continue;
        Values noArguments;
        Value number = co_await callSpecial(machine, value, name, std::move(noArguments), found);
        if (found && (!number || isInteger(number))) co_return number;
    }
    co_return value;
}

Coroutine<bool> appendField(Machine& machine, PercentField field, Value value, size_t index,
                            bool isForBytes, std::string& out)
{
    if (isForBytes && field.type == 'c') co_return appendByte(machine, field, value, out);
    if (isForBytes && field.type == 'b') field.type = 's';
    switch (field.type) {
    case 's':
    case 'r':
    case 'a': {
        std::string text;
        auto conversion = static_cast<char>(field.type);
        if (isForBytes && conversion == 's') {
            if (!co_await appendBytes(machine, std::move(value), text)) co_return false;
        } else {
            if (isForBytes) conversion = 'a';
            if (!co_await appendText(machine, std::move(value), conversion, text)) co_return false;
        }
        size_t offset = 0;
        for (int64_t count = 0; field.precision >= 0 && count < field.precision; ++count)
            if (offset < text.size()) readCharacter(text, offset);
        if (field.precision >= 0) text.resize(offset);
        out += padded(field, text, 0, false);
        co_return true;
    }
    case 'c': co_return appendCharacterField(machine, field, value, out);
    default: break;
    }
    char code[64];
    std::string shown;
    if (field.type > 31 && field.type < 127)
        shown = static_cast<char>(field.type);
    else
        shown = "?";
    std::snprintf(code, sizeof code, "' (0x%x) at index %zu", field.type, index);
    machine.raiseValueError("unsupported format character '" + shown + code);
    co_return false;
}

/// Reads `(key)` and fetches its value as the only argument.
Coroutine<bool> takeKey(Machine& machine, const std::string& text, size_t& offset,
                        PercentArguments& arguments)
{
    if (!arguments.mapping) {
        machine.raiseTypeError("format requires a mapping");
        co_return false;
    }
    size_t begin = ++offset;
    int depth = 1;
    for (; offset < text.size() && depth; ++offset)
        depth += text[offset] == '(' ? 1 : text[offset] == ')' ? -1 : 0;
    if (depth) {
        machine.raiseValueError("incomplete format key");
        co_return false;
    }
    Value key = makeStr(text.substr(begin, offset - begin - 1));
    if (arguments.areForBytes) key = encodeText(machine, key, makeStr("latin-1"), nullptr);
    Value value = co_await machine.subscript(arguments.mapping, key);
    if (!value) co_return false;
    arguments.items.assign(1, std::move(value));
    arguments.next = 0;
    co_return true;
}

/// `format` is a str, `given` for bytes, too.
Coroutine<Value> formatPercent(Machine& machine, Value format, Value given, bool isForBytes)
{
    PercentArguments arguments;
    arguments.areForBytes = isForBytes;
    Layout layout = typeOf(given)->layout();
    arguments.isTuple = layout == Layout::Tuple;
    if (arguments.isTuple)
        arguments.items = given.as<TupleObject>()->items();
    else
        arguments.items.push_back(given);
    bool subscriptable = layout == Layout::Dict || layout == Layout::List ||
                         (layout == Layout::Instance && typeOf(given)->find(intern("__getitem__")));
    if (subscriptable) arguments.mapping = given;

    const std::string& text = textOf(format);
    std::string out;
    size_t counted = 0, characters = 0; // up to where, for messages
    for (size_t offset = 0; offset < text.size();) {
        size_t mark = std::min(text.find('%', offset), text.size());
        out.append(text, offset, mark - offset);
        offset = mark + 1;
        if (mark == text.size()) break;
        if (offset < text.size() && text[offset] == '(') {
            if (!co_await takeKey(machine, text, offset, arguments)) co_return nullptr;
        }
        PercentField field;
        if (!readField(machine, text, offset, arguments, field)) co_return nullptr;
        if (field.type == '%') {
            out.push_back('%');
            continue;
        }
        Value value = arguments.take(machine);
        if (!value) co_return nullptr;
        const bool isNumber = field.type < 128 &&
                              kNumberTypes.find(static_cast<char>(field.type)) != kNumberTypes.npos;
        constexpr uint64_t kStepsOfText = 3, kStepsOfField = 8;
        const bool isWhole = field.width == 0 && field.precision < 0;
        if (field.type == 's' && isWhole && typeOf(value) == types::str() && !isForBytes) {
            Cost::spend(kStepsOfText);
            out += textOf(value);
            continue;
        }
        Cost::spend(kStepsOfField);
        if (isNumber) {
            if (!isInteger(value) && !isFloat(value)) {
                value = co_await numberFor(machine, static_cast<char>(field.type), value);
                if (!value) co_return nullptr;
            }
            if (!appendNumber(machine, field, value, out)) co_return nullptr;
            continue;
        }
        characters += countCharacters(std::string_view(text).substr(counted, offset - counted));
        counted = offset;
        const size_t index = characters - 1;
        if (!co_await appendField(machine, field, std::move(value), index, isForBytes, out))
            co_return nullptr;
    }
    if (arguments.next < arguments.items.size() && !arguments.mapping)
        co_return machine.raiseTypeError(std::string("not all arguments converted during ") +
                                         (isForBytes ? "bytes" : "string") + " formatting");
    co_return makeStr(std::move(out));
}

} // namespace

Coroutine<Value> percentFormat(Machine& machine, Value format, Value given)
{
    return formatPercent(machine, std::move(format), std::move(given), false);
}

Coroutine<Value> percentFormatBytes(Machine& machine, Value format, Value given)
{
    Value text = asLatin(machine, format);
    if (!text) co_return nullptr;
    Value made = co_await formatPercent(machine, std::move(text), std::move(given), true);
    if (!made) co_return nullptr;
    co_return encodeText(machine, made, makeStr("latin-1"), nullptr);
}

} // namespace awaitscope
