#include "scenarios/language/values/unicode_names.h"

#include <algorithm>
#include <cstdio>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <vector>

namespace awaitscope::unicode {

namespace {

UChar32 point(uint32_t character)
{
    return static_cast<UChar32>(character);
}

std::optional<int> digitOfType(uint32_t character, int32_t mostType)
{
    const int32_t type = u_getIntPropertyValue(point(character), UCHAR_NUMERIC_TYPE);
    if (type == U_NT_NONE || type > mostType) return std::nullopt;
    return static_cast<int>(u_getNumericValue(point(character)));
}

} // namespace

std::string nameOf(uint32_t character)
{
    char name[128];
    UErrorCode status = U_ZERO_ERROR;
    const int32_t size =
        u_charName(point(character), U_UNICODE_CHAR_NAME, name, sizeof name, &status);
    return U_SUCCESS(status) ? std::string(name, static_cast<size_t>(size)) : std::string();
}

std::optional<uint32_t> characterNamed(std::string_view name)
{
    const std::string copy(name);
    for (const UCharNameChoice choice : {U_UNICODE_CHAR_NAME, U_CHAR_NAME_ALIAS}) {
        UErrorCode status = U_ZERO_ERROR;
        const UChar32 found = u_charFromName(choice, copy.c_str(), &status);
        if (U_SUCCESS(status)) return static_cast<uint32_t>(found);
    }
    return std::nullopt;
}

std::string categoryOf(uint32_t character)
{
    static constexpr char kNames[][3] = {
        "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp",
        "Cc", "Cf", "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf"};
    return kNames[u_charType(point(character))];
}

std::string directionOf(uint32_t character)
{
    static constexpr const char* kNames[] = {"L",   "R",   "EN", "ES",  "ET",  "AN",  "CS",  "B",
                                             "S",   "WS",  "ON", "LRE", "LRO", "AL",  "RLE", "RLO",
                                             "PDF", "NSM", "BN", "FSI", "LRI", "RLI", "PDI"};
    if (!u_isdefined(point(character))) return {};
    return kNames[u_charDirection(point(character))];
}

std::string widthOf(uint32_t character)
{
    static constexpr const char* kNames[] = {"N", "A", "H", "F", "Na", "W"};
    return kNames[u_getIntPropertyValue(point(character), UCHAR_EAST_ASIAN_WIDTH)];
}

int combiningClassOf(uint32_t character)
{
    return u_getCombiningClass(point(character));
}

bool isMirrored(uint32_t character)
{
    return u_isMirrored(point(character));
}

std::optional<int> decimalOf(uint32_t character)
{
    return digitOfType(character, U_NT_DECIMAL);
}

std::optional<int> digitOf(uint32_t character)
{
    return digitOfType(character, U_NT_DIGIT);
}

std::optional<double> numberOf(uint32_t character)
{
    const double number = u_getNumericValue(point(character));
    return number == U_NO_NUMERIC_VALUE ? std::nullopt : std::optional(number);
}

std::string decompositionOf(uint32_t character)
{
    // Hangul syllables are put together by rule.
    if (character >= 0xac00 && character <= 0xd7a3) return {};
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* form = unorm2_getNFKDInstance(&status);
    UChar parts[64];
    const int32_t size = unorm2_getRawDecomposition(form, point(character), parts, 64, &status);
    if (U_FAILURE(status) || size < 0) return {};
    std::string text;
    const int32_t type = u_getIntPropertyValue(point(character), UCHAR_DECOMPOSITION_TYPE);
    if (type != U_DT_CANONICAL) {
        std::string tag =
            u_getPropertyValueName(UCHAR_DECOMPOSITION_TYPE, type, U_LONG_PROPERTY_NAME);
        tag[0] = static_cast<char>(tag[0] | 0x20);
        text = "<" + (tag == "nobreak" ? std::string("noBreak") : tag) + ">";
    }
    for (int32_t index = 0; index < size;) {
        UChar32 part = 0;
        U16_NEXT(parts, index, size, part);
        char shown[16];
        std::snprintf(shown, sizeof shown, "%04X", static_cast<unsigned>(part));
        text += (text.empty() ? "" : " ") + std::string(shown);
    }
    return text;
}

std::optional<std::string> normalized(std::string_view text, std::string_view form)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* normalizer = form == "NFC"    ? unorm2_getNFCInstance(&status)
                                     : form == "NFD"  ? unorm2_getNFDInstance(&status)
                                     : form == "NFKC" ? unorm2_getNFKCInstance(&status)
                                     : form == "NFKD" ? unorm2_getNFKDInstance(&status)
                                                      : nullptr;
    if (!normalizer) return std::nullopt;
    const auto isAscii = [](char unit) { return unit >= 0; };
    if (std::all_of(text.begin(), text.end(), isAscii)) return std::string(text);
    std::vector<UChar> units(text.size() + 1);
    int32_t count = 0;
    u_strFromUTF8(units.data(), static_cast<int32_t>(units.size()), &count, text.data(),
                  static_cast<int32_t>(text.size()), &status);
    // Lone surrogates have no forms.
    if (U_FAILURE(status)) return std::string(text);
    std::vector<UChar> result(units.size() + 16);
    int32_t size = unorm2_normalize(normalizer, units.data(), count, result.data(),
                                    static_cast<int32_t>(result.size()), &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        result.resize(static_cast<size_t>(size) + 1);
        size = unorm2_normalize(normalizer, units.data(), count, result.data(),
                                static_cast<int32_t>(result.size()), &status);
    }
    constexpr size_t kBytesOfUnit = 3;
    std::string bytes(static_cast<size_t>(size) * kBytesOfUnit + 1, '\0');
    int32_t length = 0;
    u_strToUTF8(bytes.data(), static_cast<int32_t>(bytes.size()), &length, result.data(), size,
                &status);
    bytes.resize(static_cast<size_t>(length));
    return bytes;
}

} // namespace awaitscope::unicode
