#include "scenarios/language/syntax/source_cursor.h"

#include "scenarios/language/syntax/characters.h"

namespace awaitscope {

SourceSpan spanOf(const SourcePosition& start, const SourcePosition& end)
{
    return {start.line, start.column, end.line, end.column};
}

char SourceCursor::peek(std::size_t distance) const
{
    const std::size_t offset = m_position.offset + distance;
    return offset < m_text.size() ? m_text[offset] : '\0';
}

bool SourceCursor::startsWith(std::string_view prefix) const
{
    return m_text.compare(m_position.offset, prefix.size(), prefix) == 0;
}

char32_t SourceCursor::peekCharacter() const
{
    return isAtEnd() ? U'\0' : decodeUtf8(m_text, m_position.offset).character;
}

void SourceCursor::advance()
{
    const char byte = m_text[m_position.offset];
    if (byte == '\n') {
        ++m_position.offset;
        ++m_position.line;
        m_position.column = 1;
        return;
    }
    m_position.offset +=
        static_cast<unsigned char>(byte) < 0x80 ? 1 : decodeUtf8(m_text, m_position.offset).size;
    ++m_position.column;
}

void SourceCursor::skip(std::size_t count)
{
    m_position.offset += count;
    m_position.column += static_cast<std::uint32_t>(count);
}

std::string_view SourceCursor::textFrom(const SourcePosition& start) const
{
    return m_text.substr(start.offset, m_position.offset - start.offset);
}

} // namespace awaitscope
