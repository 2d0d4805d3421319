#include "scenarios/language/modules/regex_template.h"

#include "scenarios/language/builtins/letters.h"
#include "scenarios/language/builtins/text_limits.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/representation.h"

namespace awaitscope {

namespace {

bool isOctal(uint32_t character)
{
    return character >= '0' && character <= '7';
}

/// Reads one template, character by character.
class TemplateReader {
public:
    TemplateReader(const Regex& regex, std::vector<uint32_t> characters)
        : m_regex(regex), m_characters(std::move(characters))
    {
    }
    bool read();

    RegexTemplate result;
    RegexProblem problem;
    std::string unknownName; ///< of a group: that is an IndexError

private:
    uint32_t next() const { return m_at < m_characters.size() ? m_characters[m_at] : 0xffffffff; }
    bool fail(std::string message, size_t position)
    {
        problem.message = std::move(message);
        problem.position = position;
        return false;
    }
    void put(uint32_t character)
    {
        if (m_regex.isText())
            appendCharacter(m_text, character);
        else
            m_text.push_back(static_cast<char>(character));
    }
    bool group(uint64_t number, size_t position);
    bool named(size_t start);
    bool digits(size_t start);
    bool escape(size_t start);

    const Regex& m_regex;
    std::vector<uint32_t> m_characters;
    size_t m_at = 0;
    std::string m_text;
};

bool TemplateReader::group(uint64_t number, size_t position)
{
    if (number >= m_regex.groups())
        return fail("invalid group reference " + std::to_string(number), position);
    result.parts.push_back({std::exchange(m_text, {}), static_cast<uint32_t>(number)});
    return true;
}

bool TemplateReader::named(size_t)
{
    if (next() != '<') return fail("missing <", m_at);
    size_t begin = ++m_at;
    std::string name;
    bool isNumber = true, isName = true;
    for (; m_at < m_characters.size() && next() != '>'; ++m_at) {
        bool digit = isDigit(next());
        isNumber = isNumber && digit;
        isName = isName && (next() == '_' || isLetter(next()) || (digit && !name.empty()));
        appendCharacter(name, next());
    }
    if (m_at == m_characters.size())
        return name.empty() ? fail("missing group name", m_at)
                            : fail("missing >, unterminated name", begin);
    if (name.empty()) return fail("missing group name", begin);
    ++m_at;
    if (isNumber) {
        constexpr size_t kMostDigits = 18;
        if (name.size() > kMostDigits) return fail("invalid group reference " + name, begin);
        return group(std::stoull(name), begin);
    }
    if (!isName) return fail("bad character in group name " + quoted(name), begin);
    if (auto number = m_regex.syntax().groupNamed(name)) return group(*number, begin);
    unknownName = name;
    return false;
}

bool TemplateReader::digits(size_t start)
{
    uint32_t first = m_characters[start + 1];
    if (first == '0') {
        uint32_t code = 0;
        for (int count = 0; count < 2 && isOctal(next()); ++count)
            code = code * 8 + (m_characters[m_at++] - '0');
        put(code);
        return true;
    }
    uint32_t number = first - '0';
    if (!isDigit(next())) return group(number, start + 1);
    uint32_t second = m_characters[m_at++];
    if (!isOctal(first) || !isOctal(second) || !isOctal(next()))
        return group(number * 10 + (second - '0'), start + 1);
    uint32_t third = m_characters[m_at++];
    uint32_t code = number * 64 + (second - '0') * 8 + (third - '0');
    if (code > 0377) {
        std::string shown = "\\";
        for (uint32_t digit : {first, second, third})
            shown += static_cast<char>(digit);
        return fail("octal escape value " + shown + " outside of range 0-0o377", start);
    }
    put(code);
    return true;
}

bool TemplateReader::escape(size_t start)
{
    if (m_at == m_characters.size()) return fail("bad escape (end of pattern)", start);
    uint32_t letter = m_characters[m_at++];
    if (letter == 'g') return named(start);
    if (isDigit(letter)) return digits(start);
    const std::string_view known = "abfnrtv\\";
    const char* const codes = "\a\b\f\n\r\t\v\\";
    size_t index = letter < 0x80 ? known.find(static_cast<char>(letter)) : std::string_view::npos;
    if (index != std::string_view::npos) {
        put(static_cast<unsigned char>(codes[index]));
        return true;
    }
    if (letter < 0x80 && isLetter(letter))
        return fail(std::string("bad escape \\") + static_cast<char>(letter), start);
    put('\\');
    put(letter);
    return true;
}

bool TemplateReader::read()
{
    while (m_at < m_characters.size()) {
        size_t start = m_at;
        uint32_t character = m_characters[m_at++];
        if (character != '\\')
            put(character);
        else if (!escape(start))
            return false;
    }
    if (!m_text.empty()) result.parts.push_back({std::move(m_text), std::nullopt});
    return true;
}

} // namespace

bool RegexTemplate::append(Machine& machine, const Value& subject, const RegexSpans& spans,
                           std::string& text) const
{
    const std::string& raw = rawText(subject);
    for (const Part& part : parts) {
        size_t begin = part.group ? spans[2 * *part.group] : kNoSpan;
        size_t length = begin == kNoSpan ? 0 : spans[2 * *part.group + 1] - begin;
        size_t more = part.text.size() + length;
        if (!isTextSize(machine, text.size() + more) || !machine.reserve(more)) return false;
        text += part.text;
        if (length) text.append(raw, begin, length);
    }
    return true;
}

std::optional<RegexTemplate> readTemplate(Machine& machine, const PatternObject& pattern,
                                          const Value& source)
{
    bool isText = pattern.regex().isText();
    if (isText != isStr(source) || (!isStr(source) && typeOf(source)->layout() != Layout::Bytes)) {
        machine.raiseTypeError(isText ? "decoding to str: need a bytes-like object, " +
                                            machine.typeName(source) + " found"
                                      : "expected a bytes-like object, " +
                                            machine.typeName(source) + " found");
        return std::nullopt;
    }
    std::vector<uint32_t> characters;
    if (isText)
        characters = charactersOf(textOf(source));
    else
        for (unsigned char byte : rawText(source))
            characters.push_back(byte);
    TemplateReader reader(pattern.regex(), std::move(characters));
    if (reader.read()) return std::move(reader.result);
    if (!reader.unknownName.empty())
        machine.raise(exceptions::IndexError(), "unknown group name " + quoted(reader.unknownName));
    else
        raiseRegexError(machine, reader.problem, source);
    return std::nullopt;
}

} // namespace awaitscope
