#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace awaitscope {

struct DecodedCharacter {
    char32_t character = 0;
    /// Bytes read: 1 when they are not valid UTF-8.
    std::size_t size = 1;
    bool isValid = true;
};

/// Reads the character at `offset`. REQUIRES: offset < text.size().
DecodedCharacter decodeUtf8(std::string_view text, std::size_t offset);

/// Appends a character; a lone surrogate, which a Python string may hold, is written like any
/// other.
void appendUtf8(std::string& text, char32_t character);

/// Whether a character from U+0080 on may stand in a name. Unicode's tables are approximated by
/// leaving out its blocks of punctuation, spaces and symbols.
bool isNameCharacter(char32_t character);

/// Whether CPython would show the character in a message instead of only its number.
bool isPrintable(char32_t character);

/// Cells that the character takes on a terminal: 0, 1 or 2.
int cellWidth(char32_t character);

/// "00E9", "1F600": at least four digits.
std::string hexadecimal(char32_t character);

/// Value of a digit in any base up to 36, or 99.
int digitValue(char character);

bool isAsciiNameStart(char character);
bool isDecimalDigit(char character);

} // namespace awaitscope
