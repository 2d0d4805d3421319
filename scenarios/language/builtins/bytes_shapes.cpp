#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/text_limits.h"
#include "scenarios/language/values/bytes_like.h"
#include "scenarios/language/vm/machine.h"

#include <bitset>

namespace awaitscope {

namespace {

/// REQUIRES: it has some.
const std::string& bytesOf(const Value& value)
{
    return *bytesIn(value);
}

/// What has nothing to be changed: bytes are themselves, a bytearray is copied.
Value unchanged(const Value& value)
{
    return typeOf(value)->layout() == Layout::Bytes ? value : makeLike(value, bytesOf(value));
}

// ASCII, whatever the machine's locale says.
bool isLowerByte(unsigned char byte)
{
    return byte >= 'a' && byte <= 'z';
}
bool isUpperByte(unsigned char byte)
{
    return byte >= 'A' && byte <= 'Z';
}
bool isDigitByte(unsigned char byte)
{
    return byte >= '0' && byte <= '9';
}
bool isSpaceByte(unsigned char byte)
{
    return byte == ' ' || (byte >= 9 && byte <= 13);
}
char toLowerByte(char byte)
{
    return isUpperByte(static_cast<unsigned char>(byte)) ? static_cast<char>(byte | 32) : byte;
}
char toUpperByte(char byte)
{
    return isLowerByte(static_cast<unsigned char>(byte)) ? static_cast<char>(byte & ~32) : byte;
}
bool isLetterByte(unsigned char byte)
{
    return isLowerByte(byte) || isUpperByte(byte);
}

enum class Shape { Lower, Upper, Capital, Title, Swapped };

template <Shape Wanted> Value shaped(Machine&, Arguments slots)
{
    std::string bytes = bytesOf(slots[0]);
    bool inWord = false;
    for (size_t index = 0; index < bytes.size(); ++index) {
        auto byte = static_cast<unsigned char>(bytes[index]);
        bool upper = Wanted == Shape::Upper || (Wanted == Shape::Capital && index == 0) ||
                     (Wanted == Shape::Title && !inWord) ||
                     (Wanted == Shape::Swapped && isLowerByte(byte));
        inWord = isLetterByte(byte);
        bytes[index] = upper ? toUpperByte(bytes[index]) : toLowerByte(bytes[index]);
    }
    return makeLike(slots[0], std::move(bytes));
}

template <bool (*Test)(unsigned char)> Value allAre(Machine&, Arguments slots)
{
    for (unsigned char byte : bytesOf(slots[0]))
        if (!Test(byte)) return falseValue();
    return boolean(!bytesOf(slots[0]).empty());
}

bool isLetterOrDigit(unsigned char byte)
{
    return isLetterByte(byte) || isDigitByte(byte);
}

Value isAscii(Machine&, Arguments slots)
{
    for (unsigned char byte : bytesOf(slots[0]))
        if (byte >= 0x80) return falseValue();
    return trueValue();
}

template <bool (*Wrong)(unsigned char)> Value isCased(Machine&, Arguments slots)
{
    bool any = false;
    for (unsigned char byte : bytesOf(slots[0])) {
        if (Wrong(byte)) return falseValue();
        any = any || isLetterByte(byte);
    }
    return boolean(any);
}

Value isTitle(Machine&, Arguments slots)
{
    bool inWord = false, any = false;
    for (unsigned char byte : bytesOf(slots[0])) {
        if ((isUpperByte(byte) && inWord) || (isLowerByte(byte) && !inWord)) return falseValue();
        inWord = isLetterByte(byte);
        any = any || inWord;
    }
    return boolean(any);
}

enum class Side { Left, Right, Middle };

/// Slots: self, width, fill byte.
template <Side Where> Value justify(Machine& machine, Arguments slots)
{
    int64_t width = 0;
    if (!readInteger(machine, slots[1], width)) return nullptr;
    char fill = ' ';
    if (slots[2]) {
        bool fits = bytesIn(slots[2]) && bytesOf(slots[2]).size() == 1;
        if (!fits)
            return machine.raiseTypeError(std::string(Where == Side::Left    ? "ljust"
                                                      : Where == Side::Right ? "rjust"
                                                                             : "center") +
                                          "() argument 2 must be a byte string of length 1, not " +
                                          machine.typeName(slots[2]));
        fill = bytesOf(slots[2])[0];
    }
    const std::string& bytes = bytesOf(slots[0]);
    int64_t missing = width - static_cast<int64_t>(bytes.size());
    if (missing <= 0) return unchanged(slots[0]);
    if (!isTextSize(machine, static_cast<size_t>(width)) ||
        !machine.reserve(static_cast<size_t>(width)))
        return nullptr;
    int64_t left = Where == Side::Left    ? 0
                   : Where == Side::Right ? missing
                                          : missing / 2 + (missing & width & 1);
    return makeLike(slots[0], std::string(static_cast<size_t>(left), fill) + bytes +
                                  std::string(static_cast<size_t>(missing - left), fill));
}

Value zfill(Machine& machine, Arguments slots)
{
    int64_t width = 0;
    if (!readInteger(machine, slots[1], width)) return nullptr;
    const std::string& bytes = bytesOf(slots[0]);
    int64_t missing = width - static_cast<int64_t>(bytes.size());
    if (missing <= 0) return unchanged(slots[0]);
    if (!isTextSize(machine, static_cast<size_t>(width)) ||
        !machine.reserve(static_cast<size_t>(width)))
        return nullptr;
    size_t sign = bytes.starts_with('-') || bytes.starts_with('+') ? 1 : 0;
    std::string filled = bytes;
    filled.insert(sign, static_cast<size_t>(missing), '0');
    return makeLike(slots[0], std::move(filled));
}

Value expandTabs(Machine& machine, Arguments slots)
{
    int64_t size = 8;
    if (slots[1] && !readInteger(machine, slots[1], size)) return nullptr;
    constexpr int64_t kMost = 1000;
    if (size > kMost) return machine.raise(exceptions::OverflowError(), "result too long");
    std::string result;
    int64_t column = 0;
    for (char byte : bytesOf(slots[0])) {
        if (byte == '\t') {
            int64_t spaces = size > 0 ? size - column % size : 0;
            if (!isTextSize(machine, result.size() + static_cast<size_t>(spaces)) ||
                !machine.reserve(static_cast<size_t>(spaces)))
                return nullptr;
            result.append(static_cast<size_t>(spaces), ' ');
            column += spaces;
            continue;
        }
        result.push_back(byte);
        column = byte == '\n' || byte == '\r' ? 0 : column + 1;
    }
    return makeLike(slots[0], std::move(result));
}

Value maketrans(Machine& machine, Arguments slots)
{
    for (const Value& side : slots)
        if (!bytesIn(side))
            return machine.raiseTypeError("a bytes-like object is required, not '" +
                                          machine.typeName(side) + "'");
    const std::string &from = bytesOf(slots[0]), &to = bytesOf(slots[1]);
    if (from.size() != to.size())
        return machine.raiseValueError("maketrans arguments must have same length");
    std::string table;
    for (int byte = 0; byte < 256; ++byte)
        table.push_back(static_cast<char>(byte));
    for (size_t index = 0; index < from.size(); ++index)
        table[static_cast<unsigned char>(from[index])] = to[index];
    return makeBytes(std::move(table));
}

/// Slots: self, table (256 bytes, or None), delete.
Value translate(Machine& machine, Arguments slots)
{
    for (size_t index = 1; index < 3; ++index)
        if (isWanted(slots[index]) && !bytesIn(slots[index]))
            return machine.raiseTypeError("a bytes-like object is required, not '" +
                                          machine.typeName(slots[index]) + "'");
    if (isWanted(slots[1]) && bytesOf(slots[1]).size() != 256)
        return machine.raiseValueError("translation table must be 256 characters long");
    std::bitset<256> unwanted;
    if (isWanted(slots[2]))
        for (const unsigned char byte : bytesOf(slots[2]))
            unwanted.set(byte);
    const char* const table = isWanted(slots[1]) ? bytesOf(slots[1]).data() : nullptr;
    std::string result = bytesOf(slots[0]);
    constexpr size_t kBytesLookedUp = 16;
    Cost::spend(result.size() / kBytesLookedUp);
    if (unwanted.any())
        std::erase_if(result,
                      [&](char byte) { return unwanted[static_cast<unsigned char>(byte)]; });
    if (table)
        for (char& byte : result)
            byte = table[static_cast<unsigned char>(byte)];
    return makeLike(slots[0], std::move(result));
}

template <Type* (*Owner)()> void defineShapesOf()
{
    Methods<Owner> methods;
    methods.template method<"lower", shaped<Shape::Lower>>()
        .template method<"upper", shaped<Shape::Upper>>()
        .template method<"capitalize", shaped<Shape::Capital>>()
        .template method<"title", shaped<Shape::Title>>()
        .template method<"swapcase", shaped<Shape::Swapped>>()
        .template method<"isalpha", allAre<isLetterByte>>()
        .template method<"isalnum", allAre<isLetterOrDigit>>()
        .template method<"isdigit", allAre<isDigitByte>>()
        .template method<"isspace", allAre<isSpaceByte>>()
        .template method<"isascii", isAscii>()
        .template method<"islower", isCased<isUpperByte>>()
        .template method<"isupper", isCased<isLowerByte>>()
        .template method<"istitle", isTitle>()
        .template method<"ljust", justify<Side::Left>>("self, width, fillbyte=, /")
        .template method<"rjust", justify<Side::Right>>("self, width, fillbyte=, /")
        .template method<"center", justify<Side::Middle>>("self, width, fillbyte=, /")
        .template method<"zfill", zfill>("self, width, /")
        .template method<"expandtabs", expandTabs>("self, /, tabsize=")
        .template method<"translate", translate>("self, table, /, delete=");
    methods.definitions().staticMethod("maketrans", "frm, to, /", maketrans);
}

} // namespace

void defineBytesShapes()
{
    defineShapesOf<types::bytes>();
    defineShapesOf<types::byteArray>();
}

} // namespace awaitscope
