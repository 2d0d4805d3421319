#include "scenarios/language/syntax/lexer.h"

namespace awaitscope {

namespace {

constexpr std::size_t maximumFStrings = 150;
constexpr std::size_t maximumFields = 3;

} // namespace

/// The cursor is at the quote, `start` at the prefix.
void Lexer::readString(const SourcePosition& start)
{
    const std::string_view prefix = m_cursor.textFrom(start);
    if (prefix.find_first_of("fF") != std::string_view::npos) {
        startFString(start, prefix);
        return;
    }
    const char quote = m_cursor.peek();
    if (m_cursor.peek(1) == quote && m_cursor.peek(2) != quote) {
        m_cursor.skip(2);
        add(TokenKind::String, start);
        return;
    }
    const std::size_t size = m_cursor.peek(1) == quote ? 3 : 1;
    const std::string closing(size, quote);
    m_cursor.skip(size);
    bool hasEscapedQuote = false;
    while (!m_cursor.startsWith(closing)) {
        if (m_cursor.isAtEnd() || (size == 1 && m_cursor.peek() == '\n')) {
            if (!m_fstrings.empty() && m_fstrings.back().quote == quote &&
                m_fstrings.back().quoteSize == size)
                failAt(start, "f-string: expecting '}'", HintCode::CloseBracket, {"}"});
            const SourcePosition& here = m_cursor.position();
            const std::uint32_t line = here.line - (here.column == 1 && here.line > 1 ? 1 : 0);
            failAt(start,
                   std::string("unterminated ") + (size == 3 ? "triple-quoted " : "") +
                       "string literal (detected at line " + std::to_string(line) + ")" +
                       (hasEscapedQuote && size == 1 ? "; perhaps you escaped the end quote?" : ""),
                   HintCode::CloseString, {closing});
        }
        if (m_cursor.peek() == '\\') {
            m_cursor.skip(1);
            hasEscapedQuote |= m_cursor.peek() == quote;
        }
        if (!m_cursor.isAtEnd()) m_cursor.advance();
    }
    m_cursor.skip(size);
    add(TokenKind::String, start);
}

void Lexer::startFString(const SourcePosition& start, std::string_view prefix)
{
    if (m_fstrings.size() >= maximumFStrings) failAt(start, "too many nested f-strings");
    FString fstring;
    fstring.quote = m_cursor.peek();
    if (m_cursor.peek(1) == fstring.quote && m_cursor.peek(2) == fstring.quote)
        fstring.quoteSize = 3;
    fstring.isRaw = prefix.find_first_of("rR") != std::string_view::npos;
    fstring.start = start;
    m_cursor.skip(fstring.quoteSize);
    m_fstrings.push_back(std::move(fstring));
    add(TokenKind::FStringStart, start);
}

/// Reads literal text, if there is some, and then the closing quotes or the brace that ends it.
void Lexer::readFStringText()
{
    const FString fstring = m_fstrings.back();
    const bool isInFormat = !fstring.fields.empty();
    const std::string closing(fstring.quoteSize, fstring.quote);
    const SourcePosition start = m_cursor.position();
    while (!m_cursor.startsWith(closing)) {
        const char character = m_cursor.peek();
        if (m_cursor.isAtEnd() || (fstring.quoteSize == 1 && character == '\n')) {
            const SourcePosition& here = m_cursor.position();
            const std::uint32_t line = here.line - (here.column == 1 && here.line > 1 ? 1 : 0);
            failAt(fstring.start,
                   std::string("unterminated ") + (fstring.quoteSize == 3 ? "triple-quoted " : "") +
                       "f-string literal (detected at line " + std::to_string(line) + ")",
                   HintCode::CloseString, {closing});
        }
        if (character == '{' || character == '}') {
            const bool isDoubled = !isInFormat && m_cursor.peek(1) == character;
            if (!isDoubled) {
                if (start.offset < m_cursor.position().offset) add(TokenKind::FStringMiddle, start);
                readFStringBrace(m_cursor.position());
                return;
            }
            m_cursor.skip(2);
        } else if (character == '\\' && !fstring.isRaw && m_cursor.peek(1) == 'N' &&
                   m_cursor.peek(2) == '{') {
            m_cursor.skip(3);
            while (!m_cursor.isAtEnd() && m_cursor.peek() != '}' && m_cursor.peek() != '\n' &&
                   !m_cursor.startsWith(closing))
                m_cursor.advance();
            if (m_cursor.peek() == '}') m_cursor.skip(1);
        } else {
            if (character == '\\') {
                m_cursor.skip(1);
                if (m_cursor.peek() == '{' || m_cursor.peek() == '}') continue;
            }
            if (!m_cursor.isAtEnd()) m_cursor.advance();
        }
    }
    if (start.offset < m_cursor.position().offset) add(TokenKind::FStringMiddle, start);
    const SourcePosition end = m_cursor.position();
    m_cursor.skip(fstring.quoteSize);
    add(TokenKind::FStringEnd, end);
    m_fstrings.pop_back();
}

/// A `{` opens a replacement field, a `}` ends the format of one.
void Lexer::readFStringBrace(SourcePosition start)
{
    FString& fstring = m_fstrings.back();
    m_cursor.skip(1);
    if (start.offset < m_cursor.text().size() && m_cursor.text()[start.offset] == '{') {
        if (fstring.fields.size() >= maximumFields) {
            SourcePosition before = start;
            if (before.column > 1) --before.column;
            failAt(before, "f-string: expressions nested too deeply");
        }
        openBracket('{', start, true);
        m_fstrings.back().fields.push_back(Field{m_brackets.size(), false});
        add(TokenKind::LeftBrace, start);
        return;
    }
    if (fstring.fields.empty()) failAt(start, "f-string: single '}' is not allowed");
    closeBracket('}');
    add(TokenKind::RightBrace, start);
}

bool Lexer::isInFStringText() const
{
    return !m_fstrings.empty() &&
           (m_fstrings.back().fields.empty() || m_fstrings.back().fields.back().isInFormat);
}

bool Lexer::isAtFieldLevel() const
{
    return !m_fstrings.empty() && !m_fstrings.back().fields.empty() &&
           m_fstrings.back().fields.back().level == m_brackets.size();
}

} // namespace awaitscope
