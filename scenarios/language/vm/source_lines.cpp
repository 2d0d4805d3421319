#include "scenarios/language/vm/source_lines.h"

namespace awaitscope {

SourceLines::SourceLines(const std::string& source) : m_source(source)
{
    const bool marked = source.compare(0, 3, "\xEF\xBB\xBF") == 0;
    m_starts.push_back(marked ? 3 : 0);
    for (size_t index = m_starts.front(); index < source.size(); ++index) {
        const bool isPair = source[index] == '\r' && source.compare(index, 2, "\r\n") == 0;
        if (source[index] == '\n' || (source[index] == '\r' && !isPair))
            m_starts.push_back(static_cast<uint32_t>(index + 1));
    }
    m_starts.push_back(static_cast<uint32_t>(source.size()));
}

std::string SourceLines::line(uint32_t number) const
{
    if (number == 0 || number >= m_starts.size()) return {};
    std::string text =
        m_source.substr(m_starts[number - 1], m_starts[number] - m_starts[number - 1]);
    text.erase(text.find_last_not_of(" \t\r\n\f\v") + 1);
    return text;
}

std::string SourceLines::stripped(uint32_t number) const
{
    std::string text = line(number);
    text.erase(0, text.find_first_not_of(" \t\f\v"));
    return text;
}

} // namespace awaitscope
