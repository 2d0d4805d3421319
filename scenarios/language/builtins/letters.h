#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

// Classes and cases of characters, as `str` needs them: exact for ASCII, Latin-1, Latin Extended-A,
// Greek and Cyrillic; other letters have no case.

uint32_t upperOf(uint32_t character);
uint32_t lowerOf(uint32_t character);
bool isUpper(uint32_t character);
bool isLower(uint32_t character);
bool isLetter(uint32_t character);
bool isDigit(uint32_t character);
/// White space as `str.split()` has it.
bool isSpace(uint32_t character);

/// The characters of a text, and back.
std::vector<uint32_t> charactersOf(std::string_view text);
std::string textOfCharacters(const std::vector<uint32_t>& characters);
/// With `ß` as `SS`, as Python has it.
std::string upperText(std::string_view text);
std::string lowerText(std::string_view text);

} // namespace awaitscope
