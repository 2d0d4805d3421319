#include "scenarios/language/syntax/lexer.h"

namespace awaitscope {

namespace {

constexpr std::string_view blanks = " \t\f";
constexpr std::string_view directivePrefix = "awaitscope:";

} // namespace

void Lexer::readComment()
{
    const SourcePosition hash = m_cursor.position();
    m_cursor.skip(1);
    while (blanks.find(m_cursor.peek()) != std::string_view::npos && !m_cursor.isAtEnd())
        m_cursor.skip(1);
    const bool isDirective = m_cursor.startsWith(directivePrefix);
    if (isDirective) m_cursor.skip(directivePrefix.size());
    const SourcePosition words = m_cursor.position();
    while (!m_cursor.isAtEnd() && m_cursor.peek() != '\n')
        m_cursor.advance();
    if (isDirective && hash.offset < words.offset) readDirective(words, m_cursor.textFrom(words));
}

void Lexer::readDirective(SourcePosition start, std::string_view words)
{
    SourceCursor cursor(m_cursor.text());
    cursor.moveTo(start);
    const std::size_t end = start.offset + words.size();
    const auto isBlank = [&] { return blanks.find(cursor.peek()) != std::string_view::npos; };
    while (true) {
        while (cursor.position().offset < end && isBlank())
            cursor.advance();
        if (cursor.position().offset >= end) return;
        Directive directive;
        const SourcePosition key = cursor.position();
        while (cursor.position().offset < end && !isBlank() && cursor.peek() != '=')
            cursor.advance();
        directive.key = cursor.textFrom(key);
        directive.keySpan = spanOf(key, cursor.position());
        if (cursor.position().offset < end && cursor.peek() == '=') cursor.advance();
        const SourcePosition value = cursor.position();
        while (cursor.position().offset < end && !isBlank())
            cursor.advance();
        directive.value = cursor.textFrom(value);
        directive.valueSpan = spanOf(value, cursor.position());
        m_result.directives.push_back(std::move(directive));
    }
}

} // namespace awaitscope
