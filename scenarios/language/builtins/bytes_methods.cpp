#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/letters.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/syntax/characters.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/representation.h"

namespace awaitscope {

namespace {

enum class Encoding { Utf8, Ascii, Latin1 };

bool readEncoding(Machine& machine, const Value& given, Encoding& encoding)
{
    encoding = Encoding::Utf8;
    if (!given) return true;
    if (!checkText(machine, given, "encoding")) return false;
    std::string name = lowerText(textOf(given));
    std::replace(name.begin(), name.end(), '_', '-');
    if (name == "utf-8" || name == "utf8") return true;
    encoding = Encoding::Ascii;
    if (name == "ascii" || name == "us-ascii") return true;
    encoding = Encoding::Latin1;
    if (name == "latin-1" || name == "latin1" || name == "iso-8859-1") return true;
    machine.raise(exceptions::LookupError(), "unknown encoding: " + textOf(given));
    return false;
}

bool isLenient(const Value& errors, const char* what)
{
    return errors && isStr(errors) && textOf(errors) == what;
}

Value encode(Machine& machine, Arguments slots)
{
    Encoding encoding;
    if (!readEncoding(machine, slots[1], encoding)) return nullptr;
    if (encoding == Encoding::Utf8) return makeBytes(textOf(slots[0]));
    std::string bytes;
    uint32_t limit = encoding == Encoding::Ascii ? 0x80 : 0x100;
    size_t position = 0;
    for (uint32_t character : charactersOf(textOf(slots[0]))) {
        if (character < limit) {
            bytes.push_back(static_cast<char>(character));
        } else if (isLenient(slots[2], "replace")) {
            bytes.push_back('?');
        } else if (!isLenient(slots[2], "ignore")) {
            std::string shown;
            appendCharacter(shown, character);
            return machine.raise(exceptions::UnicodeError(),
                                 std::string("'") + (limit == 0x80 ? "ascii" : "latin-1") +
                                     "' codec can't encode character '" + asciiOnly(shown) +
                                     "' in position " + std::to_string(position) +
                                     ": ordinal not in range(" + std::to_string(limit) + ")");
        }
        ++position;
    }
    return makeBytes(std::move(bytes));
}

Value decode(Machine& machine, Arguments slots)
{
    Encoding encoding;
    if (!readEncoding(machine, slots[1], encoding)) return nullptr;
    const std::string& bytes = slots[0].as<BytesObject>()->bytes();
    std::string text;
    for (size_t offset = 0; offset < bytes.size();) {
        auto byte = static_cast<unsigned char>(bytes[offset]);
        DecodedCharacter character{byte, 1, encoding == Encoding::Latin1 || byte < 0x80};
        if (encoding == Encoding::Utf8) character = decodeUtf8(bytes, offset);
        if (character.isValid) {
            appendUtf8(text, character.character);
        } else if (isLenient(slots[2], "replace")) {
            appendUtf8(text, 0xfffd);
        } else if (!isLenient(slots[2], "ignore")) {
            char where[80];
            std::snprintf(where, sizeof where, "byte 0x%02x in position %zu: ", byte, offset);
            return machine.raise(exceptions::UnicodeError(),
                                 encoding == Encoding::Utf8
                                     ? std::string("'utf-8' codec can't decode ") + where +
                                           "invalid start byte"
                                     : std::string("'ascii' codec can't decode ") + where +
                                           "ordinal not in range(128)");
        }
        offset += character.size;
    }
    return makeStr(std::move(text));
}

Value hex(Machine&, Arguments slots)
{
    std::string text;
    for (char byte : slots[0].as<BytesObject>()->bytes()) {
        text.push_back("0123456789abcdef"[static_cast<unsigned char>(byte) >> 4]);
        text.push_back("0123456789abcdef"[byte & 15]);
    }
    return makeStr(std::move(text));
}

Coroutine<Value> newBytes(Machine& machine, Values slots)
{
    if (!checkExactType(machine, slots[0], types::bytes())) co_return nullptr;
    if (!slots[1]) co_return makeBytes("");
    const Value& source = slots[1];
    if (isStr(source)) {
        if (!slots[2]) co_return machine.raiseTypeError("string argument without an encoding");
        Value arguments[] = {source, slots[2], slots[3]};
        co_return encode(machine, arguments);
    }
    if (typeOf(source)->layout() == Layout::Bytes) co_return source;
    if (isInt(source)) {
        int64_t count = intOf(source);
        if (count < 0) co_return machine.raiseValueError("negative count");
        constexpr int64_t kMost = int64_t{1} << 28;
        if (count > kMost) co_return machine.raise(exceptions::MemoryError(), "");
        if (!machine.reserve(static_cast<size_t>(count))) co_return nullptr;
        co_return makeBytes(std::string(static_cast<size_t>(count), '\0'));
    }
    Values items;
    if (!co_await collect(machine, source, items)) co_return nullptr;
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

} // namespace

bool checkEncoding(Machine& machine, const Value& encoding)
{
    Encoding known;
    return readEncoding(machine, encoding, known);
}

void defineBytesMethods()
{
    defineNew(types::bytes(), "cls, source=, encoding=, errors=", newBytes);
    Methods<types::bytes>()
        .method<"decode", decode>("self, /, encoding=, errors=")
        .method<"hex", hex>();
    Methods<types::str>().method<"encode", encode>("self, /, encoding=, errors=");
}

} // namespace awaitscope
