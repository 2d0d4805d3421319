#include "scenarios/language/syntax/characters.h"
#include "scenarios/language/syntax/diagnostic.h"

#include <algorithm>

namespace awaitscope {

namespace {

// A line longer than this is shown from a little before the carets on.
constexpr std::size_t maximumShown = 160;
constexpr std::size_t shownBefore = 60;
constexpr std::string_view threeDots = "...";

std::vector<char32_t> charactersOf(std::string_view line)
{
    std::vector<char32_t> characters;
    for (std::size_t offset = 0; offset < line.size();) {
        const DecodedCharacter decoded = decodeUtf8(line, offset);
        characters.push_back(decoded.isValid ? decoded.character : U'\uFFFD');
        offset += decoded.size;
    }
    return characters;
}

std::string_view lineOf(std::string_view source, std::uint32_t number)
{
    for (std::uint32_t line = 1; line < number; ++line) {
        const std::size_t end = source.find_first_of("\r\n");
        if (end == std::string_view::npos) return {};
        const bool isPair = source.compare(end, 2, "\r\n") == 0;
        source.remove_prefix(end + (isPair ? 2 : 1));
    }
    return source.substr(0, source.find_first_of("\r\n"));
}

} // namespace

std::string renderDiagnostic(const Diagnostic& diagnostic, std::string_view source,
                             std::string_view fileName, Language language)
{
    const SourceSpan& span = diagnostic.span;
    std::string result(fileName);
    if (span.isValid())
        result += ":" + std::to_string(span.line) + ":" + std::to_string(span.column);
    result += ": ";
    if (diagnostic.type != "UnsupportedError") result += diagnostic.type + ": ";
    result += messageFor(diagnostic, language) + "\n";
    if (source.substr(0, 3) == "\xEF\xBB\xBF") source.remove_prefix(3);
    if (span.isValid()) {
        const std::vector<char32_t> line = charactersOf(lineOf(source, span.line));
        const std::size_t first = std::min<std::size_t>(span.column - 1, line.size());
        const std::size_t last = span.endLine == span.line
                                     ? std::min<std::size_t>(span.endColumn - 1, line.size())
                                     : line.size();
        const bool isCut = line.size() > maximumShown;
        const std::size_t begin = isCut && first > shownBefore ? first - shownBefore : 0;
        const std::size_t end = std::min(line.size(), begin + maximumShown);

        std::string shown = begin > 0 ? std::string(threeDots) : std::string();
        std::string carets(shown.size(), ' ');
        for (std::size_t index = begin; index < end; ++index) {
            const char32_t character = line[index];
            appendUtf8(shown, character == U'\t' || isPrintable(character) ? character : U' ');
            if (index < first)
                carets += character == U'\t'
                              ? std::string("\t")
                              : std::string(static_cast<std::size_t>(cellWidth(character)), ' ');
            else if (index < last || index == first)
                carets.append(static_cast<std::size_t>(std::max(1, cellWidth(character))), '^');
        }
        if (end < line.size()) shown += threeDots;
        if (first >= end) carets += '^';
        result += shown + "\n" + carets + "\n";
    }
    const std::string hint = hintFor(diagnostic, language);
    if (!hint.empty()) result += hint + "\n";
    return result;
}

} // namespace awaitscope
