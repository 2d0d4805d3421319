#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/letters.h"
#include "scenarios/language/builtins/text_limits.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

#include <array>

namespace awaitscope {

namespace {

void put(DictObject& table, uint32_t character, Value value)
{
    Value key = Value::small(character);
    table.table().set(*hashOf(key), key, std::move(value));
}

/// `maketrans(dict)`.
Value tableOfDict(Machine& machine, const Value& given)
{
    if (typeOf(given)->layout() != Layout::Dict)
        return machine.raiseTypeError(
            "if you give only one argument to maketrans it must be a dict");
    auto table = makeRef<DictObject>();
    for (const auto& entry : given.as<DictObject>()->table().entries()) {
        if (!entry.key) continue;
        if (isText(entry.key)) {
            if (entry.key.as<StrObject>()->length() != 1)
                return machine.raiseValueError(
                    "string keys in translate table must be of length 1");
            size_t offset = 0;
            put(*table, readCharacter(textOf(entry.key), offset), entry.value);
        } else if (isInt(entry.key)) {
            table->table().set(entry.hash, entry.key, entry.value);
        } else {
            return machine.raiseTypeError("keys in translate table must be strings or integers");
        }
    }
    return table;
}

Value maketrans(Machine& machine, Arguments slots)
{
    if (!slots[1]) return tableOfDict(machine, slots[0]);
    if (!isText(slots[0]))
        return machine.raiseTypeError(
            "first maketrans argument must be a string if there is a second argument");
    if (!checkText(machine, slots[1], "maketrans() argument 2") ||
        (slots[2] && !checkText(machine, slots[2], "maketrans() argument 3")))
        return nullptr;
    if (slots[0].as<StrObject>()->length() != slots[1].as<StrObject>()->length())
        return machine.raiseValueError("the first two maketrans arguments must have equal length");
    auto table = makeRef<DictObject>();
    Cost::spend(Cost::kNewKey * (slots[0].as<StrObject>()->length() +
                                 (slots[2] ? slots[2].as<StrObject>()->length() : 0)));
    size_t to = 0;
    for (size_t from = 0; from < textOf(slots[0]).size();) {
        uint32_t character = readCharacter(textOf(slots[0]), from);
        put(*table, character, Value::small(readCharacter(textOf(slots[1]), to)));
    }
    if (slots[2])
        for (size_t offset = 0; offset < textOf(slots[2]).size();)
            put(*table, readCharacter(textOf(slots[2]), offset), none());
    return table;
}

/// Appends what the table says; false when raised.
bool appendMapped(Machine& machine, const Value& mapped, std::string& result)
{
    if (isText(mapped)) {
        if (!isTextSize(machine, result.size() + textOf(mapped).size()) ||
            !machine.reserve(textOf(mapped).size()))
            return false;
        result += textOf(mapped);
    } else if (isInt(mapped)) {
        int64_t code = intOf(mapped);
        if (code < 0 || code > 0x10ffff) {
            machine.raiseValueError("character mapping must be in range(0x110000)");
            return false;
        }
        appendCharacter(result, static_cast<uint32_t>(code));
    } else if (!mapped.is(none())) {
        machine.raiseTypeError("character mapping must return integer, None or str");
        return false;
    }
    return true;
}

Coroutine<Value> translate(Machine& machine, Values slots)
{
    const std::string& text = textOf(slots[0]);
    Cost::spend(text.size() / Cost::kBytesHashed);
    if (!machine.reserve(text.size())) co_return nullptr;
    const Type* type = typeOf(slots[1]);
    bool isPlain = type == types::dict();
    std::string result;
    result.reserve(text.size());
    // What becomes of each ASCII character, once a dict has told: often ASCII, too.
    constexpr char kUnknown = '\x7f';
    std::array<char, kUnknown> known;
    known.fill(kUnknown);
    for (size_t offset = 0; offset < text.size();) {
        const auto byte = static_cast<unsigned char>(text[offset]);
        if (byte < known.size() && known[byte] != kUnknown) {
            result += known[byte];
            ++offset;
            continue;
        }
        const uint32_t character = readCharacter(text, offset);
        Cost::spend(Cost::kReplacement);
        const size_t before = result.size();
        Value key = Value::small(character), mapped;
        if (isPlain) {
            const Value* found = slots[1].as<DictObject>()->table().find(*hashOf(key), key);
            if (found) mapped = *found;
        } else {
            mapped = co_await machine.subscript(slots[1], key);
            if (!mapped) {
                Value raised = machine.takeRaised();
                if (!isInstance(raised, exceptions::LookupError())) {
                    machine.raise(std::move(raised));
                    co_return nullptr;
                }
            }
        }
        if (!mapped)
            appendCharacter(result, character);
        else if (!appendMapped(machine, mapped, result))
            co_return nullptr;
        const bool isOne = result.size() == before + 1;
        if (isPlain && isOne && character < known.size()) known[character] = result.back();
    }
    co_return makeStr(std::move(result));
}

} // namespace

void defineStrTranslate()
{
    Methods<types::str> methods;
    methods.method<"translate", translate>("self, table, /");
    methods.definitions().staticMethod("maketrans", "x, y=, z=, /", maketrans);
}

} // namespace awaitscope
