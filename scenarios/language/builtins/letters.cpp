#include "scenarios/language/builtins/letters.h"

#include "scenarios/language/values/text.h"
#include "scenarios/language/values/type.h"
#include "scenarios/language/values/unicode.h"

namespace awaitscope {

using namespace character_class;

uint32_t upperOf(uint32_t character)
{
    return simpleCase(character, LetterCase::Upper);
}

uint32_t lowerOf(uint32_t character)
{
    return simpleCase(character, LetterCase::Lower);
}

bool isUpper(uint32_t character)
{
    return isOfClass(character, Upper);
}

bool isLower(uint32_t character)
{
    return isOfClass(character, Lower);
}

bool isDigit(uint32_t character)
{
    return character >= '0' && character <= '9';
}

bool isLetter(uint32_t character)
{
    return isOfClass(character, Alpha);
}

bool isSpace(uint32_t character)
{
    return (character >= 9 && character <= 13) || (character >= 0x1c && character <= 0x20) ||
           character == 0x85 || character == 0xa0 || character == 0x1680 ||
           (character >= 0x2000 && character <= 0x200a) || character == 0x2028 ||
           character == 0x2029 || character == 0x202f || character == 0x205f || character == 0x3000;
}

bool isText(const Value& value)
{
    return value.isObject() && typeOf(value)->layout() == Layout::Str;
}

Characters::~Characters()
{
    Cost::spend(m_offset / Cost::kCharactersRead);
}

bool Characters::next(uint32_t& character)
{
    if (m_offset >= m_text.size()) return false;
    character = readCharacter(m_text, m_offset);
    return true;
}

std::vector<uint32_t> charactersOf(std::string_view text)
{
    Cost::spend(text.size() / Cost::kCharactersRead);
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

namespace {

/// Whether the capital sigma at `offset` ends a word: then its small form is another one.
bool endsWord(std::string_view text, size_t offset, size_t after)
{
    size_t before = offset;
    uint32_t character = 0;
    do {
        if (before == 0) return false;
        --before;
        while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xc0) == 0x80)
            --before;
        size_t next = before;
        character = readCharacter(text, next);
    } while (isOfClass(character, CaseIgnorable));
    if (!isOfClass(character, Cased)) return false;
    while (after < text.size()) {
        character = readCharacter(text, after);
        if (!isOfClass(character, CaseIgnorable)) return !isOfClass(character, Cased);
    }
    return true;
}

} // namespace

void appendLower(std::string& result, std::string_view text, size_t offset, size_t after,
                 uint32_t character)
{
    constexpr uint32_t kSigma = 0x3a3, kSmallSigma = 0x3c3, kFinalSigma = 0x3c2;
    if (character == kSigma)
        appendCharacter(result, endsWord(text, offset, after) ? kFinalSigma : kSmallSigma);
    else
        appendCase(result, character, LetterCase::Lower);
}

namespace {

/// ASCII letters between `first` and `last` in their other case. False, and nothing done, for any
/// other text.
bool otherCaseOfAscii(std::string_view text, char first, char last, std::string& result)
{
    constexpr char kCaseBit = 0x20;
    if (countCharacters(text) != text.size()) return false;
    Cost::spend(text.size() / Cost::kBytesHashed);
    result = text;
    for (char& character : result)
        if (character >= first && character <= last)
            character = static_cast<char>(character ^ kCaseBit);
    return true;
}

} // namespace

std::string upperText(std::string_view text)
{
    std::string result;
    if (otherCaseOfAscii(text, 'a', 'z', result)) return result;
    Cost::spend(text.size() / Cost::kLettersChanged);
    for (size_t offset = 0; offset < text.size();)
        appendCase(result, readCharacter(text, offset), LetterCase::Upper);
    return result;
}

std::string lowerText(std::string_view text)
{
    std::string result;
    if (otherCaseOfAscii(text, 'A', 'Z', result)) return result;
    Cost::spend(text.size() / Cost::kLettersChanged);
    for (size_t offset = 0; offset < text.size();) {
        size_t begin = offset;
        uint32_t character = readCharacter(text, offset);
        appendLower(result, text, begin, offset, character);
    }
    return result;
}

bool isIdentifier(const std::string& text)
{
    uint16_t wanted = character_class::NameStart;
    Characters characters(text);
    for (uint32_t character = 0; characters.next(character);) {
        if (!isOfClass(character, wanted)) return false;
        wanted = character_class::NamePart;
    }
    return wanted == character_class::NamePart;
}

} // namespace awaitscope
