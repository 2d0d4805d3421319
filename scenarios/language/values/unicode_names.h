#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace awaitscope {

/// What only the whole of the Unicode Character Database knows: names, categories, forms. From ICU,
/// which nobody else here knows.
namespace unicode {

/// `LATIN SMALL LETTER A`; empty when it has none.
std::string nameOf(uint32_t character);
/// The character of a name or of an alias, whatever its case.
std::optional<uint32_t> characterNamed(std::string_view name);
/// `Lu`, `Nd`...
std::string categoryOf(uint32_t character);
/// `L`, `AN`...; empty for characters that are not assigned.
std::string directionOf(uint32_t character);
/// `N`, `A`, `H`, `F`, `Na`, `W`.
std::string widthOf(uint32_t character);
int combiningClassOf(uint32_t character);
bool isMirrored(uint32_t character);
/// The digit 0-9 that it is: as a decimal digit, or as any digit.
std::optional<int> decimalOf(uint32_t character);
std::optional<int> digitOf(uint32_t character);
std::optional<double> numberOf(uint32_t character);
/// `0065 0301`, `<compat> 0066 0069`; empty when it has none.
std::string decompositionOf(uint32_t character);
/// UTF-8 in the form NFC, NFD, NFKC or NFKD; nothing for another form.
std::optional<std::string> normalized(std::string_view text, std::string_view form);

} // namespace unicode

} // namespace awaitscope
