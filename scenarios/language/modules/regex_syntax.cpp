#include "scenarios/language/modules/regex_syntax.h"

#include "scenarios/language/builtins/letters.h"
#include "scenarios/language/modules/regex_translator.h"

namespace awaitscope {

std::optional<uint32_t> RegexSyntax::groupNamed(std::string_view name) const
{
    for (size_t index = 1; index < groups.size(); ++index)
        if (groups[index].name == name && !name.empty()) return static_cast<uint32_t>(index);
    return std::nullopt;
}

std::optional<RegexSyntax> translateRegex(const std::string& pattern, bool isText, int64_t flags,
                                          RegexProblem& problem)
{
    std::vector<uint32_t> characters;
    if (isText)
        characters = charactersOf(pattern);
    else
        for (unsigned char byte : pattern)
            characters.push_back(byte);
    RegexTranslator translator(std::move(characters), isText, flags);
    if (translator.translate()) return std::move(translator.syntax);
    problem = std::move(translator.problem);
    return std::nullopt;
}

} // namespace awaitscope
