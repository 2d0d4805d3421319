#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/byte_array.h"
#include "scenarios/language/builtins/codecs.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/letters.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/bytes_like.h"
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
    const bool isPlain = typeOf(slots[0])->layout() == Layout::Bytes;
    return decodeBytes(machine, isPlain ? slots[0] : makeBytes(*bytesIn(slots[0])), slots[1],
                       slots[2]);
}

/// Slots: self, sep, bytes_per_sep. Groups are counted from the right, negative ones from the left.
Value hex(Machine& machine, Arguments slots)
{
    const std::string& bytes = *bytesIn(slots[0]);
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
    constexpr size_t kBytesShown = 4; // in the time of one statement
    Cost::spend(bytes.size() / kBytesShown);
    if (!machine.reserve(bytes.size() * 3)) return nullptr;
    std::string text;
    text.reserve(bytes.size() * 3);
    auto size = static_cast<int64_t>(bytes.size());
    for (int64_t index = 0; index < size; ++index) {
        const bool separates = separator && group && index > 0 &&
                               (group > 0 ? (size - index) % group == 0 : index % -group == 0);
        if (separates) text.push_back(separator);
        auto byte = static_cast<unsigned char>(bytes[static_cast<size_t>(index)]);
        const char digits[] = {"0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]};
        text.append(digits, 2);
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
template <Value (*Make)(std::string)> Value fromHex(Machine& machine, Arguments slots)
{
    if (!isStr(slots[1]))
        return machine.raiseTypeError("fromhex() argument must be str, not " +
                                      machine.typeName(slots[1]));
    const std::string& text = textOf(slots[1]);
    constexpr size_t kDigitsRead = 8;
    Cost::spend(text.size() / kDigitsRead);
    if (!machine.reserve(text.size() / 2)) return nullptr;
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (size_t index = 0; index < text.size();) {
        int high = hexDigit(text[index]);
        if (high < 0 && isSpace(static_cast<unsigned char>(text[index])) && text[index] >= 0) {
            ++index;
            continue;
        }
        int low = index + 1 < text.size() ? hexDigit(text[index + 1]) : -1;
        if (high < 0 || low < 0)
            return machine.raiseValueError(
                "non-hexadecimal number found in fromhex() arg at position " +
                std::to_string(high < 0 ? index : index + 1));
        bytes.push_back(static_cast<char>(high * 16 + low));
        index += 2;
    }
    return Make(std::move(bytes));
}

/// So many zero bytes.
bool readZeros(Machine& machine, int64_t count, std::string& bytes)
{
    constexpr int64_t kMost = int64_t{1} << 28;
    if (count < 0)
        machine.raiseValueError("negative count");
    else if (count > kMost)
        machine.raise(exceptions::MemoryError(), "");
    else if (machine.reserve(static_cast<size_t>(count)))
        bytes.assign(static_cast<size_t>(count), '\0');
    return !machine.isRaised();
}

Value makeByteArray(std::string bytes)
{
    return makeRef<ByteArrayObject>(std::move(bytes));
}

} // namespace

Coroutine<bool> readBytesFrom(Machine& machine, Values slots, const char* kind, std::string& bytes)
{
    const Value& source = slots[1];
    if ((slots[2] || slots[3]) && (!source || !isStr(source))) {
        machine.raiseTypeError(source     ? "encoding without a string argument"
                               : slots[2] ? "encoding without a string argument"
                                          : "errors without a string argument");
        co_return false;
    }
    if (!source) co_return true;
    if (isStr(source)) {
        if (!slots[2]) machine.raiseTypeError("string argument without an encoding");
        const Value encoded = slots[2] ? encodeText(machine, source, slots[2], slots[3]) : Value();
        if (encoded) bytes = *bytesIn(encoded);
        co_return static_cast<bool>(encoded);
    }
    if (const std::string* known = bytesIn(source)) {
        bytes = *known;
        Cost::spend(bytes.size() / Cost::kBytesMoved);
        co_return machine.reserve(bytes.size());
    }
    if (isInt(source)) co_return readZeros(machine, intOf(source), bytes);
    bool found = false;
    Values noArguments;
    Value made = co_await callSpecial(machine, source, "__bytes__", std::move(noArguments), found);
    if (found) {
        const std::string* known = made ? bytesIn(made) : nullptr;
        if (made && !known)
            machine.raiseTypeError("__bytes__ returned non-bytes (type " + machine.typeName(made) +
                                   ")");
        if (known) bytes = *known;
        co_return known != nullptr;
    }
    if (typeOf(source)->find(intern("__index__"))) {
        const Value size = co_await indexOf(machine, source);
        int64_t count = 0;
        if (!size || !readInteger(machine, size, count)) co_return false;
        co_return readZeros(machine, count, bytes);
    }
    Value iterator = co_await machine.iterator(source);
    if (!iterator) {
        Value raised = machine.takeRaised();
        if (!isInstance(raised, exceptions::TypeError()))
            machine.raise(std::move(raised));
        else
            machine.raiseTypeError("cannot convert '" + machine.typeName(source) + "' object to " +
                                   kind);
        co_return false;
    }
    Values items;
    if (!co_await collect(machine, iterator, items)) co_return false;
    const bool isArray = std::string_view(kind) == "bytearray";
    for (const Value& item : items) {
        int64_t byte = 0;
        Value number = item;
        if (!isInteger(item)) number = co_await indexOf(machine, item);
        if (!number || !readInteger(machine, number, byte)) co_return false;
        if (byte < 0 || byte > 255) {
            machine.raiseValueError(std::string(isArray ? "byte" : "bytes") +
                                    " must be in range(0, 256)");
            co_return false;
        }
        bytes.push_back(static_cast<char>(byte));
    }
    co_return true;
}

namespace {

Coroutine<Value> newBytes(Machine& machine, Values slots)
{
    Value cls = slots[0];
    if (slots[1] && typeOf(slots[1])->layout() == Layout::Bytes && !slots[2] && !slots[3])
        co_return derive(cls.as<Type>(), slots[1]);
    std::string bytes;
    if (!co_await readBytesFrom(machine, std::move(slots), "bytes", bytes)) co_return Value();
    Value made = makeBytes(std::move(bytes));
    co_return derive(cls.as<Type>(), std::move(made));
}

} // namespace

void defineBytesMethods()
{
    defineNew(types::bytes(), "cls, source=, encoding=, errors=", newBytes);
    Methods<types::bytes> methods;
    methods.method<"decode", decode>("self, /, encoding=, errors=")
        .method<"hex", hex>("self, /, sep=, bytes_per_sep=");
    methods.definitions().classMethod("fromhex", "cls, string, /", fromHex<makeBytes>);
    Methods<types::byteArray> ofArrays;
    ofArrays.method<"decode", decode>("self, /, encoding=, errors=")
        .method<"hex", hex>("self, /, sep=, bytes_per_sep=");
    ofArrays.definitions().classMethod("fromhex", "cls, string, /", fromHex<makeByteArray>);
    Methods<types::memoryView>().method<"hex", hex>("self, /, sep=, bytes_per_sep=");
    Methods<types::str>().method<"encode", encode>("self, /, encoding=, errors=");
    defineBytesParts();
    defineBytesShapes();
}

} // namespace awaitscope
