#include "scenarios/language/syntax/characters.h"

#include <algorithm>
#include <cstdio>
#include <iterator>

namespace awaitscope {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// Sorted, so that they can be searched.
constexpr Range notInNames[] = {
    {0x80, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB6},       {0xB8, 0xB9},       {0xBB, 0xBF},
    {0xD7, 0xD7},     {0xF7, 0xF7},     {0x2C2, 0x2C5},     {0x2D2, 0x2DF},     {0x37E, 0x37E},
    {0x55A, 0x55F},   {0x589, 0x58F},   {0x600, 0x60F},     {0x61B, 0x61F},     {0x66A, 0x66D},
    {0x6D4, 0x6D4},   {0x964, 0x965},   {0xE3F, 0xE3F},     {0x1680, 0x1680},   {0x2000, 0x203E},
    {0x2041, 0x2053}, {0x2055, 0x2070}, {0x2074, 0x207E},   {0x2080, 0x208E},   {0x20A0, 0x20CF},
    {0x2190, 0x2BFF}, {0x2E00, 0x2E7F}, {0x3000, 0x3004},   {0x3008, 0x3020},   {0x3030, 0x3030},
    {0x30FB, 0x30FB}, {0xD800, 0xF8FF}, {0xFE10, 0xFE1F},   {0xFE30, 0xFE32},   {0xFE35, 0xFE4C},
    {0xFE50, 0xFE6F}, {0xFEFF, 0xFF0F}, {0xFF1A, 0xFF20},   {0xFF3B, 0xFF3E},   {0xFF40, 0xFF40},
    {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF}, {0x1F000, 0x1FAFF}, {0xE0000, 0xE00FF}, {0xE01F0, 0x10FFFF},
};

constexpr Range notPrintable[] = {
    {0x00, 0x1F},     {0x7F, 0xA0},       {0xAD, 0xAD},        {0x600, 0x605},   {0x61C, 0x61C},
    {0x6DD, 0x6DD},   {0x1680, 0x1680},   {0x180E, 0x180E},    {0x2000, 0x200F}, {0x2028, 0x202F},
    {0x205F, 0x206F}, {0x3000, 0x3000},   {0xD800, 0xF8FF},    {0xFEFF, 0xFEFF}, {0xFFF0, 0xFFFB},
    {0xFFFE, 0xFFFF}, {0xE0000, 0xE00FF}, {0xE01F0, 0x10FFFF},
};

constexpr Range wide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x2E80, 0x303E},
    {0x3041, 0xA4CF},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF},
    {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
};

constexpr Range withoutWidth[] = {
    {0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x200B, 0x200F},
    {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
};

template <std::size_t N> bool contains(const Range (&ranges)[N], char32_t character)
{
    const Range* found =
        std::lower_bound(std::begin(ranges), std::end(ranges), character,
                         [](const Range& range, char32_t value) { return range.last < value; });
    return found != std::end(ranges) && found->first <= character;
}

} // namespace

DecodedCharacter decodeUtf8(std::string_view text, std::size_t offset)
{
    const auto byteAt = [&](std::size_t index) {
        return index < text.size() ? static_cast<unsigned char>(text[index]) : 0u;
    };
    const unsigned lead = byteAt(offset);
    if (lead < 0x80) return {lead, 1, true};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4) return {lead, 1, false};
    char32_t character = lead & (0xFFu >> (size + 1));
    for (std::size_t index = 1; index < size; ++index) {
        const unsigned byte = byteAt(offset + index);
        if ((byte & 0xC0u) != 0x80u) return {lead, 1, false};
        character = (character << 6) | (byte & 0x3Fu);
    }
    const bool isOverlong = (size == 3 && character < 0x800) || (size == 4 && character < 0x10000);
    const bool isSurrogate = character >= 0xD800 && character <= 0xDFFF;
    if (isOverlong || isSurrogate || character > 0x10FFFF) return {lead, 1, false};
    return {character, size, true};
}

void appendUtf8(std::string& text, char32_t character)
{
    const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (character < 0x80) {
        put(character);
    } else if (character < 0x800) {
        put(0xC0 | (character >> 6));
        put(0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
        put(0xE0 | (character >> 12));
        put(0x80 | ((character >> 6) & 0x3F));
        put(0x80 | (character & 0x3F));
    } else {
        put(0xF0 | (character >> 18));
        put(0x80 | ((character >> 12) & 0x3F));
        put(0x80 | ((character >> 6) & 0x3F));
        put(0x80 | (character & 0x3F));
    }
}

bool isNameCharacter(char32_t character)
{
    return !contains(notInNames, character);
}

bool isPrintable(char32_t character)
{
    return !contains(notPrintable, character);
}

int cellWidth(char32_t character)
{
    if (character < 0x300) return 1;
    if (contains(withoutWidth, character)) return 0;
    return contains(wide, character) ? 2 : 1;
}

std::string hexadecimal(char32_t character)
{
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%04X", static_cast<unsigned>(character));
    return buffer;
}

int digitValue(char character)
{
    if (character >= '0' && character <= '9') return character - '0';
    if (character >= 'a' && character <= 'z') return character - 'a' + 10;
    if (character >= 'A' && character <= 'Z') return character - 'A' + 10;
    return 99;
}

bool isAsciiNameStart(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           character == '_';
}

bool isDecimalDigit(char character)
{
    return character >= '0' && character <= '9';
}

} // namespace awaitscope
