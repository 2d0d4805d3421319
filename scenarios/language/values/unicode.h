#pragma once

#include <cstdint>
#include <string>

namespace awaitscope {

/// What Unicode says of a character, in bits.
namespace character_class {
enum : uint16_t {
    Alpha = 1 << 0,
    Decimal = 1 << 1,
    Digit = 1 << 2,
    Numeric = 1 << 3,
    Lower = 1 << 4,
    Upper = 1 << 5,
    Title = 1 << 6,
    Printable = 1 << 7,
    NameStart = 1 << 8,
    NamePart = 1 << 9,
    Cased = 1 << 10,
    CaseIgnorable = 1 << 11,
};
}

/// All classes of a character.
uint16_t classesOf(uint32_t character);
inline bool isOfClass(uint32_t character, uint16_t classes)
{
    return classesOf(character) & classes;
}

enum class LetterCase { Lower, Upper, Title, Fold };
/// The character in another case, when that is one character; otherwise the character itself.
uint32_t simpleCase(uint32_t character, LetterCase wanted);
/// Appends the character in another case: some become several.
void appendCase(std::string& text, uint32_t character, LetterCase wanted);

} // namespace awaitscope
