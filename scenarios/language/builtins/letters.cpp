#include "scenarios/language/builtins/letters.h"

#include "scenarios/language/syntax/characters.h"
#include "scenarios/language/values/text.h"

namespace awaitscope {

namespace {

/// In Latin Extended-A upper and lower case alternate; which comes first changes twice.
bool alternates(uint32_t character, bool& evenIsUpper)
{
    evenIsUpper =
        !((character >= 0x139 && character <= 0x148) || (character >= 0x179 && character <= 0x17e));
    bool paired =
        (character >= 0x100 && character <= 0x137) || (character >= 0x139 && character <= 0x148) ||
        (character >= 0x14a && character <= 0x177) || (character >= 0x179 && character <= 0x17e);
    return paired && character != 0x130 && character != 0x131;
}

struct CasePair {
    uint32_t lower, upper;
};

constexpr CasePair kPairs[] = {
    {0xff, 0x178},  {0x3ac, 0x386}, {0x3ad, 0x388}, {0x3ae, 0x389},
    {0x3af, 0x38a}, {0x3cc, 0x38c}, {0x3cd, 0x38e}, {0x3ce, 0x38f},
};

} // namespace

uint32_t upperOf(uint32_t character)
{
    if (character < 0x80) return character >= 'a' && character <= 'z' ? character - 32 : character;
    if (character == 0xb5) return 0x39c;
    if (character >= 0xe0 && character <= 0xfe && character != 0xf7) return character - 32;
    if (character == 0x131) return 'I';
    if (character == 0x3c2) return 0x3a3;
    bool evenIsUpper = false;
    if (alternates(character, evenIsUpper))
        return (character % 2 == 0) == evenIsUpper ? character : character - 1;
    if (character >= 0x3b1 && character <= 0x3cb) return character - 32;
    if (character >= 0x430 && character <= 0x44f) return character - 32;
    if (character >= 0x450 && character <= 0x45f) return character - 80;
    for (const CasePair& pair : kPairs)
        if (pair.lower == character) return pair.upper;
    return character;
}

uint32_t lowerOf(uint32_t character)
{
    if (character < 0x80) return character >= 'A' && character <= 'Z' ? character + 32 : character;
    if (character >= 0xc0 && character <= 0xde && character != 0xd7) return character + 32;
    bool evenIsUpper = false;
    if (alternates(character, evenIsUpper))
        return (character % 2 == 0) == evenIsUpper ? character + 1 : character;
    if (character >= 0x391 && character <= 0x3ab && character != 0x3a2) return character + 32;
    if (character >= 0x410 && character <= 0x42f) return character + 32;
    if (character >= 0x400 && character <= 0x40f) return character + 80;
    for (const CasePair& pair : kPairs)
        if (pair.upper == character) return pair.lower;
    return character;
}

bool isUpper(uint32_t character)
{
    return lowerOf(character) != character;
}

bool isLower(uint32_t character)
{
    return upperOf(character) != character || character == 0xdf || character == 0xaa ||
           character == 0xba;
}

bool isDigit(uint32_t character)
{
    return character >= '0' && character <= '9';
}

bool isLetter(uint32_t character)
{
    if (character < 0x80)
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    if (character == 0xb7) return false;
    bool isCombining = character >= 0x300 && character <= 0x36f;
    return !isCombining && isNameCharacter(character);
}

bool isSpace(uint32_t character)
{
    return (character >= 9 && character <= 13) || (character >= 0x1c && character <= 0x20) ||
           character == 0x85 || character == 0xa0 || character == 0x1680 ||
           (character >= 0x2000 && character <= 0x200a) || character == 0x2028 ||
           character == 0x2029 || character == 0x202f || character == 0x205f || character == 0x3000;
}

std::vector<uint32_t> charactersOf(std::string_view text)
{
    std::vector<uint32_t> characters;
    for (size_t offset = 0; offset < text.size();)
        characters.push_back(readCharacter(text, offset));
    return characters;
}

std::string textOfCharacters(const std::vector<uint32_t>& characters)
{
    std::string text;
    for (uint32_t character : characters)
        appendCharacter(text, character);
    return text;
}

std::string upperText(std::string_view text)
{
    std::string result;
    for (size_t offset = 0; offset < text.size();) {
        uint32_t character = readCharacter(text, offset);
        if (character == 0xdf)
            result += "SS";
        else
            appendCharacter(result, upperOf(character));
    }
    return result;
}

std::string lowerText(std::string_view text)
{
    std::string result;
    for (size_t offset = 0; offset < text.size();)
        appendCharacter(result, lowerOf(readCharacter(text, offset)));
    return result;
}

} // namespace awaitscope
