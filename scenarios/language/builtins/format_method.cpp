#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/format_spec.h"
#include "scenarios/language/builtins/percent_format.h"
#include "scenarios/language/builtins/text_limits.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

#include <charconv>

namespace awaitscope {

namespace {

/// The state of one `str.format`.
struct FormatCall {
    Machine& machine;
    Values positional;
    Value named;
    int64_t nextAutomatic = 0;
    enum class Numbering { None, Automatic, Manual } numbering = Numbering::None;

    Value fail(const char* message) { return machine.raiseValueError(message); }
};

bool isNumber(std::string_view text)
{
    return !text.empty() && text.size() < 10 &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The number that a name is, of any size; -1: it is none, or an exception is pending.
int64_t numberIn(FormatCall& call, std::string_view name)
{
    int64_t number = -1;
    if (name.empty() || name.find_first_not_of("0123456789") != name.npos) return number;
    if (std::from_chars(name.begin(), name.end(), number).ec != std::errc())
        call.fail("Too many decimal digits in format string");
    return number;
}

/// The argument at an index; -1: the next.
Value positionalArgument(FormatCall& call, int64_t index)
{
    using Numbering = FormatCall::Numbering;
    if (call.positional.size() == 1 && !call.positional[0])
        return call.fail("Format string contains positional fields");
    Numbering wanted = index < 0 ? Numbering::Automatic : Numbering::Manual;
    if (call.numbering != Numbering::None && call.numbering != wanted)
        return call.fail(wanted == Numbering::Manual
                             ? "cannot switch from automatic field numbering to manual field "
                               "specification"
                             : "cannot switch from manual field specification to automatic field "
                               "numbering");
    call.numbering = wanted;
    if (index < 0) index = call.nextAutomatic++;
    if (index >= static_cast<int64_t>(call.positional.size()))
        return call.machine.raise(exceptions::IndexError(),
                                  "Replacement index " + std::to_string(index) +
                                      " out of range for positional args tuple");
    return call.positional[static_cast<size_t>(index)];
}

/// The value of a field name: `name`, `0.attribute[key]`, or nothing.
Coroutine<Value> fieldValue(FormatCall& call, std::string_view name)
{
    size_t end = std::min(name.find_first_of(".["), name.size());
    std::string_view first = name.substr(0, end);
    Value value;
    const int64_t number = numberIn(call, first);
    if (call.machine.isRaised()) co_return nullptr;
    if (first.empty() || number >= 0) {
        value = positionalArgument(call, number);
    } else {
        Value key = makeStr(std::string(first));
        value = co_await call.machine.subscript(call.named, key);
    }
    while (value && end < name.size()) {
        if (name[end] == '.') {
            size_t next = std::min(name.find_first_of(".[", end + 1), name.size());
            std::string_view attribute = name.substr(end + 1, next - end - 1);
            if (attribute.empty()) co_return call.fail("Empty attribute in format string");
            Value attributeName = scopedName(attribute);
            value = co_await call.machine.attribute(value, attributeName);
            end = next;
            continue;
        }
        size_t close = name.find(']', end);
        if (close == std::string_view::npos) co_return call.fail("Missing ']' in format string");
        std::string_view key = name.substr(end + 1, close - end - 1);
        if (key.empty()) co_return call.fail("Empty attribute in format string");
        const int64_t place = numberIn(call, key);
        if (call.machine.isRaised()) co_return nullptr;
        Value index = place < 0 ? makeStr(std::string(key)) : makeInteger(place);
        value = co_await call.machine.subscript(value, index);
        end = close + 1;
        if (end < name.size() && name[end] != '.' && name[end] != '[')
            co_return call.fail("Only '.' or '[' may follow ']' in format field specifier");
    }
    co_return value;
}

/// What stands between two braces.
struct FormatField {
    std::string_view name, spec;
    char conversion = 0;
};

/// Reads the field that begins at `offset`, behind its brace. What is wrong with it; null: nothing.
const char* readField(std::string_view text, size_t& offset, FormatField& field)
{
    constexpr std::string_view kMarks = "{}[:!";
    size_t end = text.find_first_of(kMarks, offset);
    while (end != text.npos && text[end] == '[')
        end = text.find_first_of(kMarks, text.find(']', end));
    if (end == text.npos) return "expected '}' before end of string";
    if (text[end] == '{') return "unexpected '{' in field name";
    field.name = text.substr(offset, end - offset);
    offset = end + 1;
    if (text[end] == '}') return nullptr;
    if (text[end] == '!') {
        if (offset == text.size()) return "end of string while looking for conversion specifier";
        field.conversion = text[offset++];
        const char next = offset < text.size() ? text[offset++] : ':';
        if (next == '}') return nullptr;
        if (next != ':') return "expected ':' after conversion specifier";
    }
    const size_t begin = offset;
    for (int open = 1; offset < text.size();) {
        const char character = text[offset++];
        open += character == '{' ? 1 : character == '}' ? -1 : 0;
        if (open > 0) continue;
        field.spec = text.substr(begin, offset - 1 - begin);
        return nullptr;
    }
    return "unmatched '{' in format spec";
}

Coroutine<bool> expand(FormatCall& call, std::string_view text, int depth, std::string& out);

Coroutine<bool> expandField(FormatCall& call, FormatField field, int depth, std::string& out)
{
    Value value = co_await fieldValue(call, field.name);
    const char conversion = field.conversion;
    if (!value) co_return false;
    if (conversion && conversion != 's' && conversion != 'r' && conversion != 'a') {
        std::string message = std::string("Unknown conversion specifier ") + conversion;
        call.fail(message.c_str());
        co_return false;
    }
    if (conversion) {
        std::string text;
        if (!co_await appendText(call.machine, std::move(value), conversion, text)) co_return false;
        value = makeStr(std::move(text));
    }
    std::string spec;
    const bool isPlain = field.spec.find('{') == field.spec.npos;
    if (isPlain) spec = field.spec;
    if (!isPlain && !co_await expand(call, field.spec, depth + 1, spec)) co_return false;
    Value made = co_await call.machine.format(std::move(value), std::move(spec));
    if (!made || !isTextSize(call.machine, out.size() + textOf(made).size()) ||
        !call.machine.reserve(textOf(made).size()))
        co_return false;
    out += textOf(made);
    co_return true;
}

Coroutine<bool> expand(FormatCall& call, std::string_view text, int depth, std::string& out)
{
    if (depth > 2) {
        call.fail("Max string recursion exceeded");
        co_return false;
    }
    for (size_t offset = 0; offset < text.size();) {
        char character = text[offset];
        if (character != '{' && character != '}') {
            out.push_back(character);
            ++offset;
            continue;
        }
        bool doubled = offset + 1 < text.size() && text[offset + 1] == character;
        if (doubled) {
            out.push_back(character);
            offset += 2;
            continue;
        }
        if (character == '}') {
            call.fail("Single '}' encountered in format string");
            co_return false;
        }
        if (offset + 1 == text.size()) {
            call.fail("Single '{' encountered in format string");
            co_return false;
        }
        FormatField field;
        if (const char* problem = readField(text, ++offset, field)) {
            call.fail(problem);
            co_return false;
        }
        if (!co_await expandField(call, field, depth, out)) co_return false;
    }
    co_return true;
}

/// The text of a value in a field without a conversion, appended. False: the program has a say, or
/// an exception is pending.
bool appendPlain(Machine& machine, const Value& value, std::string_view spec, std::string& out)
{
    if (typeOf(value)->isProgram()) return false;
    std::string text;
    if (spec.empty()) {
        if (!machine.plainStr(value, text)) return false;
    } else if (typeOf(value)->layout() == Layout::Native ||
               !formatBuiltin(machine, value, std::string(spec), text)) {
        return false;
    }
    if (!isTextSize(machine, out.size() + text.size()) || !machine.reserve(text.size()))
        return false;
    out += text;
    return true;
}

/// The argument that a simple field names; null when it is not that simple.
const Value* plainArgument(std::string_view name, const Values& positional, const Value& named,
                           size_t& automatic)
{
    size_t place = 0;
    if (name.empty()) {
        place = automatic++;
    } else if (isNumber(name)) {
        if (automatic) return nullptr;
        place = static_cast<size_t>(std::stoll(std::string(name)));
    } else {
        const Value key = makeStr(std::string(name));
        return named.as<DictObject>()->table().find(*hashOf(key), key);
    }
    return place < positional.size() ? &positional[place] : nullptr;
}

} // namespace

Value formatAtOnce(Machine& machine, Arguments slots)
{
    const std::string_view text = textOf(slots[0]);
    const Values& positional = slots[1].as<TupleObject>()->items();
    std::string out;
    size_t automatic = 0;
    bool hasNumbers = false;
    for (size_t offset = 0; offset < text.size();) {
        const size_t mark = std::min(text.find_first_of("{}", offset), text.size());
        out.append(text, offset, mark - offset);
        if (mark == text.size()) break;
        const bool isDoubled = mark + 1 < text.size() && text[mark + 1] == text[mark];
        offset = mark + 2;
        if (isDoubled) {
            out.push_back(text[mark]);
            continue;
        }
        const size_t close = text.find('}', mark);
        if (text[mark] == '}' || close == std::string_view::npos) return nullptr;
        const std::string_view field = text.substr(mark + 1, close - mark - 1);
        if (field.find_first_of("{[.!", 0) < field.find(':') || field.find('{') != field.npos)
            return nullptr;
        const size_t colon = std::min(field.find(':'), field.size());
        hasNumbers |= colon > 0 && isNumber(field.substr(0, colon));
        const Value* value = plainArgument(field.substr(0, colon), positional, slots[2], automatic);
        if (!value || (hasNumbers && automatic)) return nullptr;
        Cost::spend(Cost::kStep);
        const std::string_view spec = field.substr(std::min(colon + 1, field.size()));
        if (!appendPlain(machine, *value, spec, out)) return nullptr;
        offset = close + 1;
    }
    return makeStr(std::move(out));
}

Coroutine<Value> formatMethod(Machine& machine, Value format, Values positional, Value named)
{
    FormatCall call{machine, std::move(positional), std::move(named)};
    std::string out;
    if (!co_await expand(call, textOf(format), 1, out)) co_return nullptr;
    co_return makeStr(std::move(out));
}

} // namespace awaitscope
