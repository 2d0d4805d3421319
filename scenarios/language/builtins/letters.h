#pragma once

#include "scenarios/language/values/value.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

// Classes and cases of characters, as `str` needs them.

/// What is not one character in the other case stays as it is.
uint32_t upperOf(uint32_t character);
uint32_t lowerOf(uint32_t character);
bool isUpper(uint32_t character);
bool isLower(uint32_t character);
bool isLetter(uint32_t character);
/// 0 to 9 only.
bool isDigit(uint32_t character);
/// White space as `str.split()` has it.
bool isSpace(uint32_t character);

/// A str, or an instance of a class that derives from it.
bool isText(const Value& value);

/// The characters of a text, one after the other; what is read is paid for.
class Characters {
public:
    explicit Characters(std::string_view text) : m_text(text) {}
    ~Characters();
    Characters(const Characters&) = delete;
    Characters& operator=(const Characters&) = delete;
    /// False at the end.
    bool next(uint32_t& character);

private:
    std::string_view m_text;
    size_t m_offset = 0;
};

/// All of them at once, and back.
std::vector<uint32_t> charactersOf(std::string_view text);
std::string textOfCharacters(const std::vector<uint32_t>& characters);
/// In another case, as Python has it: some characters become several.
std::string upperText(std::string_view text);
std::string lowerText(std::string_view text);
/// Appends the small form of a character that stands at [offset, after) of the text.
void appendLower(std::string& result, std::string_view text, size_t offset, size_t after,
                 uint32_t character);

/// Whether a name of the program could be this.
bool isIdentifier(const std::string& text);

} // namespace awaitscope
