#include "scenarios/language/syntax/paste_hints.h"

namespace awaitscope {

namespace {

std::string_view lineWithoutIndent(std::string_view text, std::uint32_t number)
{
    for (std::uint32_t line = 1; line < number; ++line) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + 1);
    }
    text = text.substr(0, text.find('\n'));
    const std::size_t start = text.find_first_not_of(" \t");
    return start == std::string_view::npos ? std::string_view{} : text.substr(start);
}

bool startsWithAny(std::string_view line, std::initializer_list<std::string_view> beginnings)
{
    for (const std::string_view beginning : beginnings)
        if (line.substr(0, beginning.size()) == beginning) return true;
    return false;
}

} // namespace

void addPasteHint(Diagnostic& diagnostic, std::string_view text)
{
    const std::string_view line = lineWithoutIndent(text, diagnostic.span.line);
    if (startsWithAny(line, {">>>", "$ ", "% python", "C:\\>", "PS C:\\", "In ["}) ||
        (line.substr(0, 4) == "... " && line.size() > 4))
        diagnostic.hint = HintCode::RemovePrompt;
    else if (startsWithAny(line, {"pythonCopy", "Copy code", "CopyEdit", "```", "Copier"}))
        diagnostic.hint = HintCode::RemoveWebPageLine;
}

} // namespace awaitscope
