#include "scenarios/language/syntax/lexer.h"

#include "scenarios/language/syntax/characters.h"
#include "scenarios/language/syntax/syntax_failure.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace awaitscope {

namespace {

constexpr std::size_t maximumIndentations = 100;
constexpr std::size_t maximumBrackets = 200;

TokenKind keywordOrName(std::string_view word)
{
    static const std::unordered_map<std::string_view, TokenKind> keywords = {
#define AWAITSCOPE_ENTRY(name, text) {text, TokenKind::name},
        AWAITSCOPE_KEYWORDS(AWAITSCOPE_ENTRY)
#undef AWAITSCOPE_ENTRY
    };
    const auto found = keywords.find(word);
    return found == keywords.end() ? TokenKind::Name : found->second;
}

struct Operator {
    std::string_view text;
    TokenKind kind;
};

constexpr Operator operators[] = {
#define AWAITSCOPE_ENTRY(name, text) {text, TokenKind::name},
    AWAITSCOPE_OPERATORS(AWAITSCOPE_ENTRY)
#undef AWAITSCOPE_ENTRY
};

bool isNameByte(char character)
{
    return isAsciiNameStart(character) || isDecimalDigit(character) ||
           static_cast<unsigned char>(character) >= 0x80;
}

bool isStringPrefix(std::string_view word)
{
    static constexpr std::string_view prefixes[] = {"r", "u", "b", "f", "br", "rb", "fr", "rf"};
    if (word.size() > 2) return false;
    std::string lower;
    for (const char character : word)
        lower += static_cast<char>(character | 0x20);
    return std::find(std::begin(prefixes), std::end(prefixes), lower) != std::end(prefixes);
}

} // namespace

Lexer::Lexer(std::string_view text) : m_cursor(text)
{
    m_result.tokens.reserve(text.size() / 4 + 4);
}

LexerResult Lexer::run()
{
    try {
        while (!m_cursor.isAtEnd()) {
            if (m_isAtLineStart)
                readLineStart();
            else
                readToken();
        }
        readEnd();
    } catch (SyntaxFailure& failure) {
        m_result.error = std::move(failure.diagnostic);
        m_result.isErrorLocal = failure.isLocal;
        add(TokenKind::End, m_cursor.position());
    }
    return std::move(m_result);
}

/// Blank lines and lines with only a comment have no part in the indentation.
void Lexer::readLineStart()
{
    m_isAtLineStart = false;
    Indentation indentation;
    std::optional<Indentation> beforeContinuation;
    while (true) {
        const char character = m_cursor.peek();
        if (character == ' ') {
            ++indentation.column;
            ++indentation.alternative;
        } else if (character == '\t') {
            indentation.column = (indentation.column / 8 + 1) * 8;
            ++indentation.alternative;
        } else if (character == '\f') {
            indentation = {};
        } else if (character == '\\') {
            if (!beforeContinuation) beforeContinuation = indentation;
            readContinuation();
            continue;
        } else {
            break;
        }
        m_cursor.advance();
    }
    if (m_cursor.peek() == '#') readComment();
    if (m_cursor.isAtEnd()) return;
    if (m_cursor.peek() == '\n') {
        m_cursor.advance();
        m_isAtLineStart = true;
        return;
    }
    readIndentation(beforeContinuation.value_or(indentation));
}

void Lexer::readIndentation(Indentation indentation)
{
    const SourcePosition here = m_cursor.position();
    const auto fail = [](SourceSpan span, const char* type, const char* message, HintCode hint) {
        throw SyntaxFailure{{span, type, message, MessageCode::CPythonWording, hint, {}}, true};
    };
    const auto checkTabs = [&](const Indentation& other) {
        const bool agrees =
            (indentation.column < other.column) == (indentation.alternative < other.alternative) &&
            (indentation.column == other.column) == (indentation.alternative == other.alternative);
        if (!agrees)
            fail({here.line, 1, here.line, 1}, "TabError",
                 "inconsistent use of tabs and spaces in indentation", HintCode::IndentWithSpaces);
    };
    checkTabs(m_indentations.back());
    if (indentation.column > m_indentations.back().column) {
        if (m_indentations.size() >= maximumIndentations)
            fail(spanOf(here, here), "IndentationError", "too many levels of indentation",
                 HintCode::None);
        m_indentations.push_back(indentation);
        add(TokenKind::Indent, here);
        return;
    }
    const auto outer =
        std::find_if(m_indentations.rbegin(), m_indentations.rend(),
                     [&](const Indentation& open) { return open.column <= indentation.column; });
    if (outer->column != indentation.column) {
        // CPython points at the end of the line.
        while (!m_cursor.isAtEnd() && m_cursor.peek() != '\n')
            m_cursor.advance();
        const SourcePosition end = m_cursor.position();
        fail(spanOf(end, end), "IndentationError",
             "unindent does not match any outer indentation level", HintCode::None);
    }
    checkTabs(*outer);
    for (auto closed = outer - m_indentations.rbegin(); closed > 0; --closed) {
        m_indentations.pop_back();
        add(TokenKind::Dedent, here);
    }
}

void Lexer::readToken()
{
    if (isInFStringText()) {
        readFStringText();
        return;
    }
    if (skipBlanks()) return;
    const SourcePosition start = m_cursor.position();
    const char character = m_cursor.peek();
    if (character == '\n' || character == '#') {
        if (character == '#') readComment();
        readNewline(start);
    } else if (character == '\\') {
        readContinuation();
    } else if (isDecimalDigit(character) ||
               (character == '.' && isDecimalDigit(m_cursor.peek(1)))) {
        readNumber();
    } else if (character == '"' || character == '\'') {
        readString(start);
    } else if (isNameByte(character)) {
        readName();
    } else {
        readOperator();
    }
}

/// Whether nothing is left of the text.
bool Lexer::skipBlanks()
{
    while (m_cursor.peek() == ' ' || m_cursor.peek() == '\t' || m_cursor.peek() == '\f')
        m_cursor.skip(1);
    return m_cursor.isAtEnd();
}

void Lexer::readNewline(const SourcePosition& start)
{
    if (m_brackets.empty()) {
        add(TokenKind::Newline, start);
        m_isAtLineStart = true;
    }
    if (!m_cursor.isAtEnd()) m_cursor.advance();
}

void Lexer::readContinuation()
{
    m_cursor.skip(1);
    const SourcePosition here = m_cursor.position();
    SourcePosition next = here;
    ++next.column;
    const auto fail = [&](const char* message) {
        throw SyntaxFailure{syntaxError(spanOf(here, next), message), true};
    };
    if (m_cursor.isAtEnd()) fail("unexpected EOF while parsing");
    if (m_cursor.peek() != '\n') fail("unexpected character after line continuation character");
    m_cursor.advance();
    if (m_cursor.isAtEnd()) fail("unexpected EOF while parsing");
}

void Lexer::readEnd()
{
    if (!m_fstrings.empty() && isInFStringText()) readFStringText();
    if (!m_brackets.empty()) {
        m_result.unclosed = OpenBracket{m_brackets.back().character, m_brackets.back().span};
        add(TokenKind::End, m_cursor.position());
        return;
    }
    SourcePosition end = m_cursor.position();
    if (!m_result.tokens.empty()) {
        const TokenKind last = m_result.tokens.back().kind;
        if (last != TokenKind::Newline && last != TokenKind::Dedent) {
            add(TokenKind::Newline, end);
            ++end.line;
            end.column = 1;
        }
    }
    m_cursor.moveTo(end);
    for (; m_indentations.size() > 1; m_indentations.pop_back())
        add(TokenKind::Dedent, end);
    add(TokenKind::End, end);
}

void Lexer::readName()
{
    const SourcePosition start = m_cursor.position();
    while (isNameByte(m_cursor.peek())) {
        if (static_cast<unsigned char>(m_cursor.peek()) >= 0x80) {
            const char32_t character = m_cursor.peekCharacter();
            if (!isNameCharacter(character)) failAtCharacter(character, m_cursor.position());
        }
        m_cursor.advance();
    }
    const std::string_view word = m_cursor.textFrom(start);
    const char next = m_cursor.peek();
    if ((next == '"' || next == '\'') && isStringPrefix(word)) {
        readString(start);
        return;
    }
    add(keywordOrName(word), start);
}

void Lexer::readOperator()
{
    const SourcePosition start = m_cursor.position();
    if (isAtFieldLevel() && m_cursor.peek() == ':') {
        m_fstrings.back().fields.back().isInFormat = true;
        m_cursor.skip(1);
        add(TokenKind::Colon, start);
        return;
    }
    const auto found =
        std::find_if(std::begin(operators), std::end(operators), [&](const Operator& candidate) {
            return m_cursor.startsWith(candidate.text);
        });
    if (found == std::end(operators)) {
        const auto character = static_cast<unsigned char>(m_cursor.peek());
        if (character < 0x20 || character == 0x7F) failAtCharacter(character, start);
        m_cursor.skip(1);
        add(TokenKind::Invalid, start);
        return;
    }
    m_cursor.skip(found->text.size());
    const char first = found->text[0];
    if (first == '(' || first == '[' || first == '{') openBracket(first, start, false);
    if (first == ')' || first == ']' || first == '}') closeBracket(first);
    add(found->kind, start);
}

void Lexer::openBracket(char character, const SourcePosition& start, bool isField)
{
    if (m_brackets.size() >= maximumBrackets) failAt(start, "too many nested parentheses");
    SourcePosition end = start;
    ++end.column;
    m_brackets.push_back(Bracket{character, isField, spanOf(start, end)});
}

void Lexer::closeBracket(char character)
{
    const std::string shown = std::string("'") + character + "'";
    if (m_brackets.empty()) fail("unmatched " + shown);
    const Bracket opening = m_brackets.back();
    const char expected = opening.character == '(' ? ')' : opening.character == '[' ? ']' : '}';
    if (character != expected) {
        if (opening.isField && isAtFieldLevel()) fail("f-string: unmatched " + shown);
        std::string message = "closing parenthesis " + shown +
                              " does not match opening parenthesis '" + opening.character + "'";
        if (opening.span.line != m_cursor.position().line)
            message += " on line " + std::to_string(opening.span.line);
        fail(std::move(message));
    }
    // The brace of a field whose string has ended in its format is nobody's any more.
    if (opening.isField && isAtFieldLevel()) m_fstrings.back().fields.pop_back();
    m_brackets.pop_back();
}

void Lexer::add(TokenKind kind, const SourcePosition& start)
{
    Token token;
    token.kind = kind;
    token.level = static_cast<std::uint8_t>(m_brackets.size());
    token.span = spanOf(start, m_cursor.position());
    token.offset = static_cast<std::uint32_t>(start.offset);
    token.length = static_cast<std::uint32_t>(m_cursor.position().offset - start.offset);
    m_result.tokens.push_back(token);
}

void Lexer::fail(std::string message, HintCode hint, std::vector<std::string> arguments)
{
    // The character that was just read is the one that CPython points at.
    SourcePosition position = m_cursor.position();
    if (position.column > 1) --position.column;
    failAt(position, std::move(message), hint, std::move(arguments));
}

void Lexer::failAt(const SourcePosition& position, std::string message, HintCode hint,
                   std::vector<std::string> arguments)
{
    SourcePosition end = position;
    ++end.column;
    throw SyntaxFailure{
        syntaxError(spanOf(position, end), std::move(message), hint, std::move(arguments))};
}

void Lexer::failAtCharacter(char32_t character, const SourcePosition& position)
{
    if (!isPrintable(character)) {
        const bool isSpace = character >= 0x80;
        failAt(position, "invalid non-printable character U+" + hexadecimal(character),
               isSpace ? HintCode::UsePlainSpace : HintCode::None);
    }
    std::string shown;
    appendUtf8(shown, character);
    std::string message = "invalid character '" + shown + "' (U+" + hexadecimal(character) + ")";
    static constexpr std::pair<char32_t, const char*> lookalikes[] = {
        {0x2018, "'"},  {0x2019, "'"},  {0x201A, "'"},   {0xB4, "'"},   {0x201C, "\""},
        {0x201D, "\""}, {0x201E, "\""}, {0xAB, "\""},    {0xBB, "\""},  {0x2013, "-"},
        {0x2014, "-"},  {0x2212, "-"},  {0x2026, "..."}, {0xD7, "*"},   {0xF7, "/"},
        {0x2264, "<="}, {0x2265, ">="}, {0x2260, "!="},  {0xFF08, "("}, {0xFF09, ")"},
        {0xFF1A, ":"},  {0xFF0C, ","},  {0x2192, "->"}};
    for (const auto& [lookalike, plain] : lookalikes)
        if (lookalike == character)
            failAt(position, std::move(message), HintCode::UsePlainCharacter, {plain});
    failAt(position, std::move(message));
}

} // namespace awaitscope
