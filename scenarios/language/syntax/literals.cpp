#include "scenarios/language/syntax/literals.h"

#include "scenarios/language/syntax/characters.h"
#include "scenarios/language/syntax/syntax_failure.h"
#include "scenarios/language/values/unicode_names.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace awaitscope {

namespace {

void readInteger(ConstantExpression& constant, std::string_view digits, int base)
{
    constant.base = static_cast<std::uint8_t>(base);
    const auto result =
        std::from_chars(digits.data(), digits.data() + digits.size(), constant.integer, base);
    constant.constant = ConstantKind::Integer;
    if (result.ec == std::errc::result_out_of_range) {
        constant.constant = ConstantKind::BigInteger;
        constant.integer = 0;
        constant.text = digits;
    }
}

/// Reads one string's escapes; positions in messages count bytes as CPython's decoder sees them.
class EscapeReader {
public:
    EscapeReader(std::string_view text, SourceSpan span, bool isBytes)
        : m_text(text), m_span(span), m_isBytes(isBytes)
    {
    }

    std::string run()
    {
        while (m_index < m_text.size()) {
            if (m_text[m_index] == '\\' && m_index + 1 < m_text.size())
                readEscape();
            else
                copyCharacter();
        }
        return std::move(m_result);
    }

private:
    void copyCharacter()
    {
        const std::size_t size = decodeUtf8(m_text, m_index).size;
        m_result.append(m_text, m_index, size);
        m_index += size;
        // CPython hands other characters to its decoder as \UXXXXXXXX.
        m_position += size == 1 ? 1 : 10;
    }

    void readEscape()
    {
        const char character = m_text[m_index + 1];
        static constexpr std::string_view simple = "\\'\"abfnrtv";
        static constexpr std::string_view values = "\\'\"\a\b\f\n\r\t\v";
        const std::size_t found = simple.find(character);
        if (character == '\n') {
            consume(2);
        } else if (found != std::string_view::npos) {
            m_result += values[found];
            consume(2);
        } else if (character >= '0' && character <= '7') {
            readOctal();
        } else if (character == 'x') {
            readHexadecimal(2, "truncated \\xXX escape");
        } else if (!m_isBytes && character == 'u') {
            readHexadecimal(4, "truncated \\uXXXX escape");
        } else if (!m_isBytes && character == 'U') {
            readHexadecimal(8, "truncated \\UXXXXXXXX escape");
        } else if (!m_isBytes && character == 'N') {
            readNamed();
        } else {
            m_result += '\\';
            consume(1);
        }
    }

    void readOctal()
    {
        char32_t value = 0;
        std::size_t size = 1;
        while (size < 4 && m_index + size < m_text.size() && m_text[m_index + size] >= '0' &&
               m_text[m_index + size] <= '7')
            value = value * 8 + static_cast<char32_t>(m_text[m_index + size++] - '0');
        append(value);
        consume(size);
    }

    void readHexadecimal(std::size_t digits, const char* reason)
    {
        char32_t value = 0;
        std::size_t size = 2;
        while (size < digits + 2 && m_index + size < m_text.size() &&
               digitValue(m_text[m_index + size]) < 16)
            value = value * 16 + static_cast<char32_t>(digitValue(m_text[m_index + size++]));
        if (size < digits + 2) fail(size, reason);
        if (value > 0x10FFFF) fail(size, "illegal Unicode character");
        append(value);
        consume(size);
    }

    void readNamed()
    {
        const std::size_t end = m_text.find('}', m_index);
        if (m_index + 2 >= m_text.size() || m_text[m_index + 2] != '{' ||
            end == std::string_view::npos)
            fail(2, "malformed \\N character escape");
        const std::size_t size = end + 1 - m_index;
        const auto named = unicode::characterNamed(m_text.substr(m_index + 3, size - 4));
        if (!named) fail(size, "unknown Unicode character name");
        append(static_cast<char32_t>(*named));
        consume(size);
    }

    [[noreturn]] void fail(std::size_t size, const std::string& reason)
    {
        if (m_isBytes) {
            throw SyntaxFailure{
                syntaxError(m_span, "(value error) invalid \\x escape at position " +
                                        std::to_string(m_position))};
        }
        throw SyntaxFailure{
            syntaxError(m_span, "(unicode error) 'unicodeescape' codec can't decode bytes in "
                                "position " +
                                    std::to_string(m_position) + "-" +
                                    std::to_string(m_position + size - 1) + ": " + reason)};
    }

    void append(char32_t character)
    {
        if (m_isBytes)
            m_result += static_cast<char>(character & 0xFF);
        else
            appendUtf8(m_result, character);
    }

    void consume(std::size_t size)
    {
        m_index += size;
        m_position += size;
    }

    std::string_view m_text;
    SourceSpan m_span;
    bool m_isBytes = false;
    std::size_t m_index = 0;
    std::size_t m_position = 0;
    std::string m_result;
};

} // namespace

double readReal(std::string_view digits)
{
    double value = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (result.ec != std::errc::result_out_of_range) return value;
    // Out of range at which end? The power of ten of the first digit that is not 0 tells.
    std::int64_t power = 0, exponent = 0;
    bool isSeen = false, hasPoint = false;
    std::size_t index = 0;
    for (; index < digits.size() && (digits[index] | 0x20) != 'e'; ++index) {
        isSeen = isSeen || (digits[index] != '0' && digits[index] != '.');
        if (digits[index] == '.')
            hasPoint = true;
        else if (hasPoint && !isSeen)
            --power;
        else if (!hasPoint && isSeen)
            ++power;
    }
    if (index < digits.size()) {
        const bool isNegative = digits[index + 1] == '-';
        const char* begin =
            digits.data() + index + (isNegative || digits[index + 1] == '+' ? 2 : 1);
        const auto read = std::from_chars(begin, digits.data() + digits.size(), exponent);
        if (read.ec == std::errc::result_out_of_range)
            exponent = std::numeric_limits<std::int32_t>::max();
        if (isNegative) exponent = -exponent;
    }
    return power + exponent < 0 ? 0.0 : std::numeric_limits<double>::infinity();
}

std::unique_ptr<ConstantExpression> readNumberLiteral(std::string_view text)
{
    std::string digits(text);
    digits.erase(std::remove(digits.begin(), digits.end(), '_'), digits.end());
    auto constant = std::make_unique<ConstantExpression>();
    const char second = digits.size() > 1 ? static_cast<char>(digits[1] | 0x20) : '\0';
    if (digits[0] == '0' && (second == 'x' || second == 'o' || second == 'b')) {
        const int base = second == 'x' ? 16 : second == 'o' ? 8 : 2;
        readInteger(*constant, std::string_view(digits).substr(2), base);
    } else if ((digits.back() | 0x20) == 'j') {
        constant->constant = ConstantKind::Imaginary;
        constant->real = readReal(std::string_view(digits).substr(0, digits.size() - 1));
    } else if (digits.find_first_of(".eE") != std::string::npos) {
        constant->constant = ConstantKind::Float;
        constant->real = readReal(digits);
    } else {
        readInteger(*constant, digits, 10);
    }
    return constant;
}

StringLiteral readStringLiteral(std::string_view text, SourceSpan span)
{
    const std::size_t quote = text.find_first_of("'\"");
    const std::string_view prefix = text.substr(0, quote);
    std::string_view body = text.substr(quote);
    const bool isTriple = body.size() >= 6 && body[1] == body[0] && body[2] == body[0];
    const std::size_t size = isTriple ? 3 : 1;
    body = body.substr(size, body.size() - 2 * size);

    StringLiteral literal;
    literal.isBytes = prefix.find_first_of("bB") != std::string_view::npos;
    const bool isAscii = std::all_of(body.begin(), body.end(), [](char character) {
        return static_cast<unsigned char>(character) < 0x80;
    });
    if (literal.isBytes && !isAscii) {
        throw SyntaxFailure{syntaxError(span, "bytes can only contain ASCII literal characters")};
    }
    const bool isRaw = prefix.find_first_of("rR") != std::string_view::npos;
    literal.text = isRaw ? std::string(body) : EscapeReader(body, span, literal.isBytes).run();
    return literal;
}

std::string readEscapes(std::string_view text, SourceSpan span)
{
    return EscapeReader(text, span, false).run();
}

} // namespace awaitscope
