#include "scenarios/library/words.h"

#include <algorithm>

namespace awaitscope {

std::string_view wordsFor(std::string_view text, std::string_view key)
{
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        if (line.starts_with(key) && line.substr(key.size()).starts_with(": ")) {
            return line.substr(key.size() + 2);
        }
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
    return {};
}

std::vector<std::string_view> paragraphs(std::string_view text)
{
    std::vector<std::string_view> found;
    while (!text.empty()) {
        const std::string_view paragraph = text.substr(0, text.find("\n\n"));
        if (!paragraph.empty()) {
            found.push_back(paragraph);
        }
        text.remove_prefix(std::min(text.size(), paragraph.size() + 2));
    }
    return found;
}

} // namespace awaitscope
