#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/builtins/letters.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/values/unicode_names.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

/// The one character of an argument. `what` names the argument. False when raised.
bool readOne(Machine& machine, const Value& value, const std::string& what, uint32_t& character)
{
    if (!isStr(value) || value.as<StrObject>()->length() != 1) {
        machine.raiseTypeError(what + " must be a unicode character, not " +
                               machine.typeName(value));
        return false;
    }
    size_t offset = 0;
    character = readCharacter(textOf(value), offset);
    return true;
}

template <FixedName Name, std::string (*Text)(uint32_t)>
Value textProperty(Machine& machine, Arguments slots)
{
    uint32_t character = 0;
    if (!readOne(machine, slots[0], std::string(Name.text) + "() argument", character)) return {};
    return makeStr(Text(character));
}

// Slots: chr, default.
Value name(Machine& machine, Arguments slots)
{
    uint32_t character = 0;
    if (!readOne(machine, slots[0], "name() argument 1", character)) return {};
    std::string found = unicode::nameOf(character);
    if (!found.empty()) return makeStr(std::move(found));
    return slots[1] ? slots[1] : machine.raiseValueError("no such name");
}

Value lookup(Machine& machine, Arguments slots)
{
    if (!checkText(machine, slots[0], "lookup() argument")) return {};
    const auto found = unicode::characterNamed(textOf(slots[0]));
    if (!found)
        return machine.raise(exceptions::KeyError(),
                             "undefined character name '" + textOf(slots[0]) + "'");
    std::string text;
    appendCharacter(text, *found);
    return makeStr(std::move(text));
}

Value combining(Machine& machine, Arguments slots)
{
    uint32_t character = 0;
    if (!readOne(machine, slots[0], "combining() argument", character)) return {};
    return Value::small(unicode::combiningClassOf(character));
}

Value mirrored(Machine& machine, Arguments slots)
{
    uint32_t character = 0;
    if (!readOne(machine, slots[0], "mirrored() argument", character)) return {};
    return Value::small(unicode::isMirrored(character));
}

// Slots: chr, default.
template <FixedName Name, std::optional<int> (*Digit)(uint32_t)>
Value digit(Machine& machine, Arguments slots)
{
    uint32_t character = 0;
    if (!readOne(machine, slots[0], std::string(Name.text) + "() argument 1", character)) return {};
    if (const auto found = Digit(character)) return Value::small(*found);
    const std::string what = std::string(Name.text) == "digit" ? "digit" : "decimal";
    return slots[1] ? slots[1] : machine.raiseValueError("not a " + what);
}

Value numeric(Machine& machine, Arguments slots)
{
    uint32_t character = 0;
    if (!readOne(machine, slots[0], "numeric() argument 1", character)) return {};
    if (const auto found = unicode::numberOf(character)) return makeFloat(*found);
    return slots[1] ? slots[1] : machine.raiseValueError("not a numeric character");
}

// Slots: form, unistr.
std::optional<std::string> inForm(Machine& machine, Arguments slots)
{
    if (!checkText(machine, slots[0], "normalize() argument 1") ||
        !checkText(machine, slots[1], "normalize() argument 2"))
        return std::nullopt;
    constexpr size_t kWorkingBytes = 8; // for each byte of the text
    if (!machine.reserve(textOf(slots[1]).size() * kWorkingBytes)) return std::nullopt;
    constexpr size_t kAsciiRead = 16;
    const size_t size = textOf(slots[1]).size();
    Cost::spend(slots[1].as<StrObject>()->isAscii() ? size / kAsciiRead : size);
    auto made = unicode::normalized(textOf(slots[1]), textOf(slots[0]));
    if (!made) machine.raiseValueError("invalid normalization form");
    return made;
}

Value normalize(Machine& machine, Arguments slots)
{
    auto made = inForm(machine, slots);
    return made ? makeStr(std::move(*made)) : Value();
}

Value isNormalized(Machine& machine, Arguments slots)
{
    const auto made = inForm(machine, slots);
    return made ? boolean(*made == textOf(slots[1])) : Value();
}

} // namespace

void fillUnicodedata(Definitions& module)
{
    module.function("name", "chr, default=, /", name)
        .function("lookup", "name, /", lookup)
        .function("category", "chr, /", textProperty<"category", unicode::categoryOf>)
        .function("bidirectional", "chr, /", textProperty<"bidirectional", unicode::directionOf>)
        .function("east_asian_width", "chr, /", textProperty<"east_asian_width", unicode::widthOf>)
        .function("decomposition", "chr, /",
                  textProperty<"decomposition", unicode::decompositionOf>)
        .function("combining", "chr, /", combining)
        .function("mirrored", "chr, /", mirrored)
        .function("decimal", "chr, default=, /", digit<"decimal", unicode::decimalOf>)
        .function("digit", "chr, default=, /", digit<"digit", unicode::digitOf>)
        .function("numeric", "chr, default=, /", numeric)
        .function("normalize", "form, unistr, /", normalize)
        .function("is_normalized", "form, unistr, /", isNormalized)
        .value("unidata_version", makeStr("15.1.0"));
}

} // namespace awaitscope
