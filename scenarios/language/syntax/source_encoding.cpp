#include "scenarios/language/syntax/source_encoding.h"

#include "scenarios/language/syntax/characters.h"

namespace awaitscope {

namespace {

bool isNamePart(char character)
{
    return isAsciiNameStart(character) || isDecimalDigit(character) || character == '-' ||
           character == '.';
}

std::string encodingInLine(std::string_view line)
{
    constexpr std::string_view word = "coding";
    for (std::size_t at = line.find(word); at != std::string_view::npos;
         at = line.find(word, at + 1)) {
        std::size_t index = at + word.size();
        if (index >= line.size() || (line[index] != ':' && line[index] != '=')) continue;
        index = line.find_first_not_of(" \t", index + 1);
        std::string name;
        while (index < line.size() && isNamePart(line[index]))
            name += line[index++];
        if (!name.empty()) return name;
    }
    return {};
}

} // namespace

std::string declaredEncoding(std::string_view bytes)
{
    for (int number = 0; number < 2; ++number) {
        const std::size_t end = bytes.find_first_of("\r\n");
        const std::string_view line = bytes.substr(0, end);
        const std::size_t first = line.find_first_not_of(" \t\f");
        const bool isComment = first != std::string_view::npos && line[first] == '#';
        if (isComment) {
            std::string name = encodingInLine(line);
            if (!name.empty()) return name;
        } else if (first != std::string_view::npos) {
            return {};
        }
        if (end == std::string_view::npos) return {};
        bytes.remove_prefix(end + (bytes.compare(end, 2, "\r\n") == 0 ? 2 : 1));
    }
    return {};
}

SourceEncoding encodingNamed(std::string_view name)
{
    std::string plain;
    for (const char character : name)
        if (character != '-' && character != '_')
            plain += character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32)
                                                          : character;
    if (plain == "utf8" || plain == "u8" || plain == "utf8sig" || plain == "ascii" ||
        plain == "usascii" || plain == "utf")
        return SourceEncoding::Utf8;
    if (plain == "latin1" || plain == "iso88591" || plain == "l1" || plain == "latin" ||
        plain == "8859" || plain == "cp819" || plain == "cp1252" || plain == "windows1252" ||
        plain == "iso885915" || plain == "latin9")
        return SourceEncoding::Latin1;
    return SourceEncoding::Unknown;
}

std::string latin1ToUtf8(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size());
    for (const char byte : bytes)
        appendUtf8(text, static_cast<unsigned char>(byte));
    return text;
}

} // namespace awaitscope
