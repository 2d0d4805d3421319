#include "scenarios/language/syntax/characters.h"
#include "scenarios/language/syntax/lexer.h"
#include "scenarios/language/syntax/syntax_failure.h"

#include <algorithm>
#include <iterator>

namespace awaitscope {

namespace {

bool continuesName(char character)
{
    return isAsciiNameStart(character) || isDecimalDigit(character) ||
           static_cast<unsigned char>(character) >= 0x80;
}

} // namespace

void Lexer::readNumber()
{
    const SourcePosition start = m_cursor.position();
    const char second = static_cast<char>(m_cursor.peek(1) | 0x20);
    if (m_cursor.peek() == '0' && (second == 'x' || second == 'o' || second == 'b')) {
        const int base = second == 'x' ? 16 : second == 'o' ? 8 : 2;
        const char* name = second == 'x' ? "hexadecimal" : second == 'o' ? "octal" : "binary";
        m_cursor.skip(2);
        readDigits(base, name);
        checkNumberEnd(name);
        add(TokenKind::Number, start);
        return;
    }
    if (m_cursor.peek() != '.') readDigits(10, "decimal");
    const std::string_view digits = m_cursor.textFrom(start);
    const bool hasZeros = digits.size() > 1 && digits[0] == '0' &&
                          digits.find_first_not_of("0_") != std::string_view::npos;
    bool isInteger = true;
    if (m_cursor.peek() == '.') {
        readFraction();
        isInteger = false;
    }
    if ((m_cursor.peek() | 0x20) == 'e' && readExponent()) isInteger = false;
    if ((m_cursor.peek() | 0x20) == 'j') {
        m_cursor.skip(1);
        checkNumberEnd("imaginary");
        isInteger = false;
    }
    if (isInteger && hasZeros) {
        SourcePosition end = start;
        end.column += static_cast<std::uint32_t>(digits.find_first_not_of("0_"));
        throw SyntaxFailure{syntaxError(spanOf(start, end),
                                        "leading zeros in decimal integer literals are not "
                                        "permitted; use an 0o prefix for octal integers")};
    }
    checkNumberEnd("decimal");
    if (isInteger) checkDigitCount(digits, start);
    add(TokenKind::Number, start);
}

/// A decimal number of a million digits would take long to read: CPython has the same limit.
void Lexer::checkDigitCount(std::string_view digits, SourcePosition start)
{
    constexpr std::ptrdiff_t most = 4300;
    const auto count = std::ssize(digits) - std::count(digits.begin(), digits.end(), '_');
    if (count <= most) return;
    throw SyntaxFailure{syntaxError(
        spanOf(start, start),
        "Exceeds the limit (" + std::to_string(most) +
            " digits) for integer string conversion: value has " + std::to_string(count) +
            " digits; use sys.set_int_max_str_digits() to increase the limit - Consider "
            "hexadecimal for huge integer literals to avoid decimal conversion limits.")};
}

/// Digits in groups between single underscores, after a prefix also with an underscore in front.
void Lexer::readDigits(int base, const char* literalName)
{
    do {
        if (m_cursor.peek() == '_') m_cursor.skip(1);
        const int value = digitValue(m_cursor.peek());
        if (value >= base) {
            if (value < 10) {
                failAt(m_cursor.position(), std::string("invalid digit '") + m_cursor.peek() +
                                                "' in " + literalName + " literal");
            }
            fail(std::string("invalid ") + literalName + " literal");
        }
        while (digitValue(m_cursor.peek()) < base)
            m_cursor.skip(1);
    } while (m_cursor.peek() == '_');
    if (isDecimalDigit(m_cursor.peek())) {
        failAt(m_cursor.position(), std::string("invalid digit '") + m_cursor.peek() + "' in " +
                                        literalName + " literal");
    }
}

void Lexer::readFraction()
{
    m_cursor.skip(1);
    if (isDecimalDigit(m_cursor.peek())) readDigits(10, "decimal");
}

/// Whether there is one: `1else` is a number and a keyword.
bool Lexer::readExponent()
{
    const char next = m_cursor.peek(1);
    const bool hasSign = next == '+' || next == '-';
    if (!hasSign && !isDecimalDigit(next)) {
        checkNumberEnd("decimal");
        return false;
    }
    m_cursor.skip(hasSign ? 2 : 1);
    readDigits(10, "decimal");
    return true;
}

/// Lets `1if x else 2` pass, as CPython does.
void Lexer::checkNumberEnd(const char* literalName)
{
    if (!continuesName(m_cursor.peek())) return;
    for (const std::string_view keyword : {"and", "else", "for", "if", "in", "is", "or", "not"})
        if (m_cursor.startsWith(keyword)) return;
    if (static_cast<unsigned char>(m_cursor.peek()) >= 0x80) {
        const char32_t character = m_cursor.peekCharacter();
        if (!isNameCharacter(character)) failAtCharacter(character, m_cursor.position());
    }
    fail(std::string("invalid ") + literalName + " literal");
}

} // namespace awaitscope
