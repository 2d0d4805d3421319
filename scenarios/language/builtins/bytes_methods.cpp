#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/codecs.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/letters.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/derived.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

Value encode(Machine& machine, Arguments slots)
{
    return encodeText(machine, slots[0], slots[1], slots[2]);
}

Value decode(Machine& machine, Arguments slots)
{
    return decodeBytes(machine, slots[0], slots[1], slots[2]);
}

/// Slots: self, sep, bytes_per_sep. Groups are counted from the right, negative ones from the left.
Value hex(Machine& machine, Arguments slots)
{
    const std::string& bytes = slots[0].as<BytesObject>()->bytes();
    int64_t group = 1;
    char separator = 0;
    if (slots[1]) {
        const bool isBytes = typeOf(slots[1])->layout() == Layout::Bytes;
        if (!isBytes && !isStr(slots[1]))
            return machine.raiseTypeError("object of type '" + machine.typeName(slots[1]) +
                                          "' has no len()");
        const std::string& given = isBytes ? slots[1].as<BytesObject>()->bytes() : textOf(slots[1]);
        if (given.size() != 1) return machine.raiseValueError("sep must be length 1.");
        separator = given[0];
        if (slots[2] && !readInteger(machine, slots[2], group)) return nullptr;
    }
    if (!machine.reserve(bytes.size() * 3)) return nullptr;
    std::string text;
    auto size = static_cast<int64_t>(bytes.size());
    for (int64_t index = 0; index < size; ++index) {
        bool separates = separator && group && index > 0 &&
                         (group > 0 ? (size - index) % group == 0 : index % -group == 0);
        if (separates) text.push_back(separator);
        auto byte = static_cast<unsigned char>(bytes[static_cast<size_t>(index)]);
        text.push_back("0123456789abcdef"[byte >> 4]);
        text.push_back("0123456789abcdef"[byte & 15]);
    }
    return makeStr(std::move(text));
}

int hexDigit(char character)
{
    if (character >= '0' && character <= '9') return character - '0';
    char lower = static_cast<char>(character | 32);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Slots: cls, string.
Value fromHex(Machine& machine, Arguments slots)
{
    if (!isStr(slots[1]))
        return machine.raiseTypeError("fromhex() argument must be str, not " +
                                      machine.typeName(slots[1]));
    const std::string& text = textOf(slots[1]);
    std::string bytes;
    for (size_t index = 0; index < text.size();) {
        if (isSpace(static_cast<unsigned char>(text[index])) && text[index] >= 0) {
            ++index;
            continue;
        }
        int high = hexDigit(text[index]);
        int low = index + 1 < text.size() ? hexDigit(text[index + 1]) : -1;
        if (high < 0 || low < 0)
            return machine.raiseValueError(
                "non-hexadecimal number found in fromhex() arg at position " +
                std::to_string(high < 0 ? index : index + 1));
        bytes.push_back(static_cast<char>(high * 16 + low));
        index += 2;
    }
    return makeBytes(std::move(bytes));
}

/// So many zero bytes.
Value zeroBytes(Machine& machine, int64_t count)
{
    if (count < 0) return machine.raiseValueError("negative count");
    constexpr int64_t kMost = int64_t{1} << 28;
    if (count > kMost) return machine.raise(exceptions::MemoryError(), "");
    if (!machine.reserve(static_cast<size_t>(count))) return nullptr;
    return makeBytes(std::string(static_cast<size_t>(count), '\0'));
}

Coroutine<Value> makeBytesFrom(Machine& machine, Values slots)
{
    const Value& source = slots[1];
    if ((slots[2] || slots[3]) && (!source || !isStr(source)))
        co_return machine.raiseTypeError(source     ? "encoding without a string argument"
                                         : slots[2] ? "encoding without a string argument"
                                                    : "errors without a string argument");
    if (!source) co_return makeBytes("");
    if (isStr(source)) {
        if (!slots[2]) co_return machine.raiseTypeError("string argument without an encoding");
        co_return encodeText(machine, source, slots[2], slots[3]);
    }
    if (typeOf(source)->layout() == Layout::Bytes) co_return source;
    if (isInt(source)) co_return zeroBytes(machine, intOf(source));
    bool found = false;
    Values noArguments;
    Value made = co_await callSpecial(machine, source, "__bytes__", std::move(noArguments), found);
    if (found) co_return made;
    Value iterator = co_await machine.iterator(source);
    if (!iterator) {
        Value raised = machine.takeRaised();
        if (!isInstance(raised, exceptions::TypeError()))
            co_return machine.raise(std::move(raised));
        co_return machine.raiseTypeError("cannot convert '" + machine.typeName(source) +
                                         "' object to bytes");
    }
    Values items;
    if (!co_await collect(machine, iterator, items)) co_return nullptr;
    std::string bytes;
    for (const Value& item : items) {
        int64_t byte = 0;
        if (!readInteger(machine, item, byte)) co_return nullptr;
        if (byte < 0 || byte > 255)
            co_return machine.raiseValueError("bytes must be in range(0, 256)");
        bytes.push_back(static_cast<char>(byte));
    }
    co_return makeBytes(std::move(bytes));
}

Coroutine<Value> newBytes(Machine& machine, Values slots)
{
    Value cls = slots[0];
    Value made = co_await makeBytesFrom(machine, std::move(slots));
    if (!made) co_return Value();
    co_return derive(cls.as<Type>(), std::move(made));
}

} // namespace

void defineBytesMethods()
{
    defineNew(types::bytes(), "cls, source=, encoding=, errors=", newBytes);
    Methods<types::bytes> methods;
    methods.method<"decode", decode>("self, /, encoding=, errors=")
        .method<"hex", hex>("self, /, sep=, bytes_per_sep=");
    methods.definitions().classMethod("fromhex", "cls, string, /", fromHex);
    Methods<types::str>().method<"encode", encode>("self, /, encoding=, errors=");
    defineBytesParts();
    defineBytesShapes();
}

} // namespace awaitscope
