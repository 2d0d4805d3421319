#include "scenarios/language/builtins/codecs.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/letters.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/representation.h"

#include <algorithm>
#include <cstdio>

namespace awaitscope {

namespace {

enum class Encoding { Utf8, Utf8Signed, Ascii, Latin1, Utf16, Utf16Little, Utf16Big, Utf32 };

struct EncodingName {
    const char* name;
    Encoding encoding;
};

constexpr EncodingName kEncodings[] = {
    {"utf-8", Encoding::Utf8},
    {"utf8", Encoding::Utf8},
    {"u8", Encoding::Utf8},
    {"utf", Encoding::Utf8},
    {"utf-8-sig", Encoding::Utf8Signed},
    {"ascii", Encoding::Ascii},
    {"us-ascii", Encoding::Ascii},
    {"646", Encoding::Ascii},
    {"latin-1", Encoding::Latin1},
    {"latin1", Encoding::Latin1},
    {"iso-8859-1", Encoding::Latin1},
    {"iso8859-1", Encoding::Latin1},
    {"l1", Encoding::Latin1},
    {"utf-16", Encoding::Utf16},
    {"utf16", Encoding::Utf16},
    {"utf-16-le", Encoding::Utf16Little},
    {"utf-16le", Encoding::Utf16Little},
    {"utf-16-be", Encoding::Utf16Big},
    {"utf-16be", Encoding::Utf16Big},
    {"utf-32", Encoding::Utf32},
    {"utf32", Encoding::Utf32},
};

enum class ErrorHandler { Strict, Ignore, Replace, Backslash, CharacterReference, Escape, Pass };

struct HandlerName {
    const char* name;
    ErrorHandler handler;
};

constexpr HandlerName kHandlers[] = {
    {"strict", ErrorHandler::Strict},
    {"ignore", ErrorHandler::Ignore},
    {"replace", ErrorHandler::Replace},
    {"backslashreplace", ErrorHandler::Backslash},
    {"xmlcharrefreplace", ErrorHandler::CharacterReference},
    {"surrogateescape", ErrorHandler::Escape},
    {"surrogatepass", ErrorHandler::Pass},
};

bool readEncoding(Machine& machine, const Value& given, Encoding& encoding)
{
    encoding = Encoding::Utf8;
    if (!given) return true;
    std::string name = lowerText(textOf(given));
    for (char& character : name)
        if (character == '_' || character == ' ') character = '-';
    for (const EncodingName& known : kEncodings)
        if (name == known.name) {
            encoding = known.encoding;
            return true;
        }
    machine.raise(exceptions::LookupError(), "unknown encoding: " + textOf(given));
    return false;
}

bool checkNames(Machine& machine, const char* method, const Value& encoding, const Value& errors)
{
    std::string where = std::string(method) + "() argument '";
    return (!encoding || checkText(machine, encoding, (where + "encoding'").c_str())) &&
           (!errors || checkText(machine, errors, (where + "errors'").c_str()));
}

bool readHandler(Machine& machine, const Value& given, ErrorHandler& handler)
{
    handler = ErrorHandler::Strict;
    if (!given) return true;
    for (const HandlerName& known : kHandlers)
        if (textOf(given) == known.name) {
            handler = known.handler;
            return true;
        }
    machine.raise(exceptions::LookupError(), "unknown error handler name '" + textOf(given) + "'");
    return false;
}

/// What could not be converted: [begin, end) of the text or bytes.
struct Problem {
    const char* codec;
    size_t begin, end;
    std::string reason;
};

Value raiseProblem(Machine& machine, Type* type, const Value& object, const Problem& problem)
{
    Values arguments{makeStr(problem.codec), object,
                     Value::small(static_cast<int64_t>(problem.begin)),
                     Value::small(static_cast<int64_t>(problem.end)), makeStr(problem.reason)};
    auto error = makeRef<ExceptionObject>(Ref<Type>(type), arguments);
    const char* const names[] = {"encoding", "object", "start", "end", "reason"};
    for (size_t index = 0; index < std::size(names); ++index)
        error->attributes().set(intern(names[index]), arguments[index]);
    return machine.raise(Value(std::move(error)));
}

void appendUnit(std::string& bytes, uint32_t unit, size_t size, bool big)
{
    for (size_t index = 0; index < size; ++index) {
        size_t shift = 8 * (big ? size - 1 - index : index);
        bytes.push_back(static_cast<char>(unit >> shift & 0xff));
    }
}

/// Whether the character can be encoded; then it is.
bool encodeCharacter(uint32_t character, Encoding encoding, bool passes, std::string& bytes)
{
    bool isSurrogate = character >= 0xd800 && character <= 0xdfff;
    switch (encoding) {
    case Encoding::Ascii:
    case Encoding::Latin1:
        if (character >= (encoding == Encoding::Ascii ? 0x80u : 0x100u)) return false;
        bytes.push_back(static_cast<char>(character));
        return true;
    case Encoding::Utf8:
    case Encoding::Utf8Signed:
        if (isSurrogate && !passes) return false;
        appendCharacter(bytes, character);
        return true;
    case Encoding::Utf32:
        if (isSurrogate && !passes) return false;
        appendUnit(bytes, character, 4, false);
        return true;
    default: break;
    }
    if (isSurrogate && !passes) return false;
    bool big = encoding == Encoding::Utf16Big;
    if (character < 0x10000) {
        appendUnit(bytes, character, 2, big);
    } else {
        appendUnit(bytes, 0xd800 + ((character - 0x10000) >> 10), 2, big);
        appendUnit(bytes, 0xdc00 + ((character - 0x10000) & 0x3ff), 2, big);
    }
    return true;
}

const char* codecOf(Encoding encoding)
{
    switch (encoding) {
    case Encoding::Ascii: return "ascii";
    case Encoding::Latin1: return "latin-1";
    case Encoding::Utf16: return "utf-16";
    case Encoding::Utf16Little: return "utf-16-le";
    case Encoding::Utf16Big: return "utf-16-be";
    case Encoding::Utf32: return "utf-32";
    default: return "utf-8";
    }
}

const char* decoderOf(Encoding encoding, bool big)
{
    switch (encoding) {
    case Encoding::Utf16: return big ? "utf-16-be" : "utf-16-le";
    case Encoding::Utf32: return "utf-32-le";
    default: return codecOf(encoding);
    }
}

/// What stands for a character that cannot be encoded. False when nothing can.
bool replaceCharacter(uint32_t character, ErrorHandler handler, Encoding encoding,
                      std::string& bytes)
{
    std::string shown;
    char reference[24];
    switch (handler) {
    case ErrorHandler::Ignore: return true;
    case ErrorHandler::Replace: shown = "?"; break;
    case ErrorHandler::Backslash:
        appendCharacter(shown, character);
        shown = asciiOnly(shown);
        break;
    case ErrorHandler::CharacterReference:
        std::snprintf(reference, sizeof reference, "&#%u;", character);
        shown = reference;
        break;
    case ErrorHandler::Escape:
        if (character < 0xdc80 || character > 0xdcff) return false;
        bytes.push_back(static_cast<char>(character & 0xff));
        return true;
    default: return false;
    }
    for (char each : shown)
        encodeCharacter(static_cast<unsigned char>(each), encoding, false, bytes);
    return true;
}

/// How far the bytes from `offset` on are one character of UTF-8, and why they are not.
struct Decoded {
    uint32_t character = 0;
    size_t size = 1;
    const char* reason = nullptr; ///< null: it is a character
};

Decoded decodeOne(const std::string& bytes, size_t offset, bool passes)
{
    auto at = [&bytes](size_t index) -> uint32_t {
        return static_cast<unsigned char>(bytes[index]);
    };
    uint32_t lead = at(offset);
    if (lead < 0x80) return {lead, 1, nullptr};
    size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4) return {0, 1, "invalid start byte"};
    uint32_t character = lead & (0xffu >> (size + 1));
    for (size_t index = 1; index < size; ++index) {
        if (offset + index >= bytes.size())
            return {0, bytes.size() - offset, "unexpected end of data"};
        uint32_t byte = at(offset + index);
        bool continues = (byte & 0xc0) == 0x80;
        if (index == 1)
            continues = continues && !(lead == 0xe0 && byte < 0xa0) &&
                        !(lead == 0xed && byte >= 0xa0 && !passes) &&
                        !(lead == 0xf0 && byte < 0x90) && !(lead == 0xf4 && byte >= 0x90);
        if (!continues) return {0, index, "invalid continuation byte"};
        character = character << 6 | (byte & 0x3f);
    }
    return {character, size, nullptr};
}

/// UTF-16 and UTF-32; `little` unless their mark says otherwise.
Decoded decodeUnits(const std::string& bytes, size_t offset, size_t size, bool big)
{
    auto unitAt = [&](size_t begin) {
        uint32_t unit = 0;
        for (size_t index = 0; index < size; ++index) {
            uint32_t byte = static_cast<unsigned char>(bytes[begin + index]);
            unit |= byte << 8 * (big ? size - 1 - index : index);
        }
        return unit;
    };
    if (bytes.size() - offset < size) return {0, bytes.size() - offset, "truncated data"};
    uint32_t unit = unitAt(offset);
    if (size == 4)
        return unit > 0x10ffff ? Decoded{0, 4, "code point not in range(0x110000)"}
                               : Decoded{unit, 4, nullptr};
    if (unit < 0xd800 || unit > 0xdfff) return {unit, 2, nullptr};
    if (unit > 0xdbff) return {0, 2, "illegal encoding"};
    if (bytes.size() - offset < 4) return {0, bytes.size() - offset, "unexpected end of data"};
    uint32_t low = unitAt(offset + 2);
    if (low < 0xdc00 || low > 0xdfff) return {0, 2, "illegal UTF-16 surrogate"};
    return {0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00), 4, nullptr};
}

Decoded decodeAny(const std::string& bytes, size_t offset, Encoding encoding, bool big, bool passes)
{
    uint32_t byte = static_cast<unsigned char>(bytes[offset]);
    switch (encoding) {
    case Encoding::Ascii: return {byte, 1, byte < 0x80 ? nullptr : "ordinal not in range(128)"};
    case Encoding::Latin1: return {byte, 1, nullptr};
    case Encoding::Utf8:
    case Encoding::Utf8Signed: return decodeOne(bytes, offset, passes);
    default: return decodeUnits(bytes, offset, encoding == Encoding::Utf32 ? 4 : 2, big);
    }
}

bool isAscii(std::string_view bytes)
{
    return std::none_of(bytes.begin(), bytes.end(), [](char byte) { return byte & 0x80; });
}

bool hasSurrogates(std::string_view text)
{
    constexpr char kLead = '\xed', kFirst = '\xa0'; // of all that begin so, the higher half
    for (size_t at = text.find(kLead); at != std::string_view::npos; at = text.find(kLead, at + 1))
        if (at + 1 < text.size() &&
            static_cast<unsigned char>(text[at + 1]) >= static_cast<unsigned char>(kFirst))
            return true;
    return false;
}

} // namespace

bool checkEncoding(Machine& machine, const Value& encoding)
{
    Encoding known;
    return readEncoding(machine, encoding, known);
}

Value encodeText(Machine& machine, const Value& given, const Value& encodingName,
                 const Value& errors)
{
    Cost::spend(Cost::kBuiltinCall);
    Encoding encoding;
    ErrorHandler handler = ErrorHandler::Strict;
    if (!checkNames(machine, "encode", encodingName, errors) ||
        !readEncoding(machine, encodingName, encoding))
        return nullptr;
    const std::string& text = textOf(given);
    const bool isSame = encoding == Encoding::Utf8 && !hasSurrogates(text);
    if (isSame) Cost::spend(text.size() / Cost::kBytesMoved);
    if (!isSame && !machine.charge(1 + text.size() / 8)) return nullptr;
    if (!machine.reserve(text.size() * 2)) return nullptr;
    if (isSame) return makeBytes(text);
    std::string bytes = encoding == Encoding::Utf8Signed ? "\xef\xbb\xbf"
                        : encoding == Encoding::Utf16    ? "\xff\xfe"
                                                         : "";
    if (encoding == Encoding::Utf32) bytes = std::string("\xff\xfe\0\0", 4);
    bool passes = errors && textOf(errors) == "surrogatepass";
    size_t position = 0;
    for (size_t offset = 0; offset < text.size(); ++position) {
        uint32_t character = readCharacter(text, offset);
        if (encodeCharacter(character, encoding, passes, bytes)) continue;
        if (!readHandler(machine, errors, handler)) return nullptr;
        if (replaceCharacter(character, handler, encoding, bytes)) continue;
        // All that follow and cannot be encoded either belong to the problem.
        size_t end = position + 1;
        for (size_t next = offset; next < text.size(); ++end) {
            std::string unused;
            if (encodeCharacter(readCharacter(text, next), encoding, passes, unused)) break;
        }
        const char* reason = encoding == Encoding::Ascii    ? "ordinal not in range(128)"
                             : encoding == Encoding::Latin1 ? "ordinal not in range(256)"
                                                            : "surrogates not allowed";
        bool joined = encoding == Encoding::Ascii || encoding == Encoding::Latin1 ||
                      encoding == Encoding::Utf8;
        return raiseProblem(machine, exceptions::UnicodeEncodeError(), given,
                            {codecOf(encoding), position, joined ? end : position + 1, reason});
    }
    return makeBytes(std::move(bytes));
}

Value decodeBytes(Machine& machine, const Value& given, const Value& encodingName,
                  const Value& errors)
{
    Cost::spend(Cost::kBuiltinCall);
    Encoding encoding;
    ErrorHandler handler = ErrorHandler::Strict;
    if (!checkNames(machine, "decode", encodingName, errors) ||
        !readEncoding(machine, encodingName, encoding))
        return nullptr;
    const std::string& bytes = given.as<BytesObject>()->bytes();
    const bool isSame = encoding == Encoding::Utf8 && isAscii(bytes);
    if (isSame) Cost::spend(bytes.size() / Cost::kBytesMoved);
    if (!isSame && !machine.charge(1 + bytes.size() / 8)) return nullptr;
    if (!machine.reserve(bytes.size() * 2)) return nullptr;
    if (isSame) return makeStr(bytes);
    std::string text;
    size_t offset = 0;
    bool big = encoding == Encoding::Utf16Big;
    if (encoding == Encoding::Utf8Signed && bytes.starts_with("\xef\xbb\xbf")) offset = 3;
    if (encoding == Encoding::Utf16 && bytes.starts_with("\xff\xfe")) offset = 2;
    if (encoding == Encoding::Utf16 && bytes.starts_with("\xfe\xff")) {
        big = true;
        offset = 2;
    }
    if (encoding == Encoding::Utf32 && bytes.starts_with(std::string("\xff\xfe\0\0", 4)))
        offset = 4;
    bool passes = errors && textOf(errors) == "surrogatepass";
    while (offset < bytes.size()) {
        Decoded decoded = decodeAny(bytes, offset, encoding, big, passes);
        if (!decoded.reason) {
            appendCharacter(text, decoded.character);
            offset += decoded.size;
            continue;
        }
        if (!readHandler(machine, errors, handler)) return nullptr;
        switch (handler) {
        case ErrorHandler::Ignore: break;
        case ErrorHandler::Replace: appendCharacter(text, 0xfffd); break;
        case ErrorHandler::Backslash:
        case ErrorHandler::Escape:
            for (size_t index = 0; index < decoded.size; ++index) {
                auto byte = static_cast<unsigned char>(bytes[offset + index]);
                char shown[8];
                std::snprintf(shown, sizeof shown, "\\x%02x", byte);
                if (handler == ErrorHandler::Backslash)
                    text += shown;
                else
                    appendCharacter(text, 0xdc00u + byte);
            }
            break;
        default:
            return raiseProblem(
                machine, exceptions::UnicodeDecodeError(), given,
                {decoderOf(encoding, big), offset, offset + decoded.size, decoded.reason});
        }
        offset += decoded.size;
    }
    return makeStr(std::move(text));
}

bool unicodeProblemText(const Value& exception, std::string& text)
{
    const Values& arguments = exceptionOf(exception)->arguments;
    bool decodes = isInstance(exception, exceptions::UnicodeDecodeError());
    if ((!decodes && !isInstance(exception, exceptions::UnicodeEncodeError())) ||
        arguments.size() != 5 || !isStr(arguments[0]) || !isStr(arguments[4]) ||
        !arguments[2].isSmall() || !arguments[3].isSmall())
        return false;
    const Value& object = arguments[1];
    int64_t begin = arguments[2].smallInt(), end = arguments[3].smallInt();
    std::string what;
    if (decodes && typeOf(object)->layout() == Layout::Bytes) {
        const std::string& bytes = object.as<BytesObject>()->bytes();
        char shown[24] = "";
        if (begin >= 0 && begin < static_cast<int64_t>(bytes.size()))
            std::snprintf(shown, sizeof shown, " 0x%02x",
                          static_cast<unsigned char>(bytes[static_cast<size_t>(begin)]));
        what = end == begin + 1 ? std::string("decode byte") + shown : "decode bytes";
    } else if (!decodes && isStr(object)) {
        auto length = static_cast<int64_t>(object.as<StrObject>()->length());
        bool single = end == begin + 1 && begin >= 0 && begin < length;
        what = "encode characters";
        if (single) {
            auto at = static_cast<size_t>(begin);
            what =
                "encode character '" + asciiOnly(object.as<StrObject>()->slice(at, at + 1)) + "'";
        }
    } else {
        return false;
    }
    text = "'" + textOf(arguments[0]) + "' codec can't " + what + " in position " +
           std::to_string(begin) + (end == begin + 1 ? "" : "-" + std::to_string(end - 1)) + ": " +
           textOf(arguments[4]);
    return true;
}

} // namespace awaitscope
