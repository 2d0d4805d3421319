#include "scenarios/language/modules/regex_translator.h"

#include "scenarios/language/builtins/letters.h"
#include "scenarios/language/values/text.h"

#include <algorithm>
#include <cstdio>

namespace awaitscope {

namespace {

bool isOctal(uint32_t character)
{
    return character >= '0' && character <= '7';
}

bool isAsciiLetter(uint32_t character)
{
    return character < 0x80 && isLetter(character);
}

/// Sums and products of widths stay where they can be compared.
uint64_t bounded(uint64_t number)
{
    return std::min(number, uint64_t{1} << 32);
}

} // namespace

RegexTranslator::RegexTranslator(std::vector<uint32_t> characters, bool isText, int64_t flags)
    : m_characters(std::move(characters)), m_text(isText)
{
    syntax.flags = flags;
    syntax.groups.emplace_back();
    m_groupWidths.emplace_back();
    m_closed.push_back(false);
    Level whole;
    whole.verbose = flags & regex_flags::kVerbose;
    m_levels.push_back(whole);
    syntax.pattern = kCount;
}

bool RegexTranslator::accept(uint32_t character)
{
    if (next() != character) return false;
    ++m_at;
    return true;
}

std::string RegexTranslator::shown(size_t from, size_t to) const
{
    std::string text;
    for (size_t index = from; index < std::min(to, m_characters.size()); ++index)
        appendCharacter(text, m_characters[index]);
    return text;
}

bool RegexTranslator::fail(std::string message, size_t position)
{
    problem.message = std::move(message);
    problem.position = position;
    return false;
}

bool RegexTranslator::translate()
{
    while (next() != kEnd) {
        if (next() == ')' && m_levels.size() == 1) return fail("unbalanced parenthesis", m_at);
        if (!item()) return false;
    }
    if (m_levels.size() > 1)
        return fail("missing ), unterminated subpattern", m_levels.back().start);
    for (const LateReference& late : m_late)
        if (late.group >= syntax.groups.size())
            return fail("invalid group reference " + std::to_string(late.group), late.position);
    return true;
}

std::string RegexTranslator::literalText(uint32_t character) const
{
    bool plain = isAsciiLetter(character) || isDigit(character) || character == '_' ||
                 (m_text && character >= 0x80);
    std::string text;
    if (plain) {
        appendCharacter(text, character);
        return text;
    }
    char escaped[16];
    std::snprintf(escaped, sizeof escaped, "\\x{%x}", character);
    return escaped;
}

void RegexTranslator::put(std::string_view text, Item kind, Width width)
{
    syntax.pattern += text;
    Level& level = m_levels.back();
    level.last = kind;
    level.lastWidth = width;
    level.sequence.least = bounded(level.sequence.least + width.least);
    level.sequence.most = bounded(level.sequence.most + width.most);
}

void RegexTranslator::literal(uint32_t character)
{
    put(literalText(character), Item::Plain, {1, 1});
}

/// White space and comments, where they mean nothing.
bool RegexTranslator::skipsVerbose(uint32_t character)
{
    if (!m_levels.back().verbose) return false;
    if (character == '#') {
        for (uint32_t skipped = take(); skipped != kEnd && skipped != '\n';)
            skipped = take();
        return true;
    }
    return character == ' ' || (character >= 9 && character <= 13);
}

bool RegexTranslator::item()
{
    size_t start = m_at;
    uint32_t character = take();
    if (skipsVerbose(character)) return true;
    switch (character) {
    case '\\': return escape(start);
    case '[': return set(start);
    case '*':
    case '+':
    case '?':
    case '{': return repetition(character);
    case '(': return openGroup(start);
    case ')': return closeGroup();
    case '|':
        if (m_levels.back().kind == GroupKind::Conditional && m_levels.back().branches == 2)
            return fail("conditional backref with more than two branches", start);
        branch();
        ++m_levels.back().branches;
        syntax.pattern += '|';
        return true;
    case '.': put(".", Item::Plain, {1, 1}); return true;
    case '^': put("^", Item::Anchor, {}); return true;
    case '$': put("$", Item::Anchor, {}); return true;
    default: literal(character); return true;
    }
}

bool RegexTranslator::codeEscape(size_t start, uint32_t letter, uint32_t& character)
{
    size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
    character = 0;
    size_t count = 0;
    for (; count < digits; ++count) {
        uint32_t digit = next();
        bool isHex =
            isDigit(digit) || (digit >= 'a' && digit <= 'f') || (digit >= 'A' && digit <= 'F');
        if (digit == kEnd || !isHex) break;
        ++m_at;
        character = character * 16 + (isDigit(digit) ? digit - '0' : (digit | 32) - 'a' + 10);
    }
    if (count < digits) return fail("incomplete escape " + shown(start, m_at), start);
    if (character > 0x10ffff) return fail("bad escape " + shown(start, m_at), start);
    return true;
}

bool RegexTranslator::escape(size_t start)
{
    uint32_t letter = take();
    if (letter == kEnd) return fail("bad escape (end of pattern)", start);
    switch (letter) {
    case 'A': put("\\A", Item::Anchor, {}); return true;
    case 'Z': put("\\z", Item::Anchor, {}); return true;
    case 'b': put("\\b", Item::Anchor, {}); return true;
    // Python finds no \B in an empty text.
    case 'B': put("(?!\\A\\z)\\B", Item::Anchor, {}); return true;
    case 'd': put("\\d", Item::Plain, {1, 1}); return true;
    case 'D': put("\\D", Item::Plain, {1, 1}); return true;
    case 'w': put("\\w", Item::Plain, {1, 1}); return true;
    case 'W': put("\\W", Item::Plain, {1, 1}); return true;
    case 's':
    case 'S': {
        bool more = m_text && !(syntax.flags & regex_flags::kAscii);
        std::string plain = letter == 's' ? "\\s" : "\\S";
        std::string wide = letter == 's' ? "[\\s\\x1c-\\x1f]" : "[^\\s\\x1c-\\x1f]";
        put(more ? wide : plain, Item::Plain, {1, 1});
        return true;
    }
    case 'a': literal(7); return true;
    case 'f': literal(12); return true;
    case 'n': literal('\n'); return true;
    case 'r': literal('\r'); return true;
    case 't': literal('\t'); return true;
    case 'v': literal(11); return true;
    default: break;
    }
    uint32_t character = letter;
    if (letter == 'x' || (m_text && (letter == 'u' || letter == 'U'))) {
        if (!codeEscape(start, letter, character)) return false;
    } else if (isDigit(letter)) {
        return digitEscape(start);
    } else if (isAsciiLetter(letter)) {
        return fail("bad escape " + shown(start, m_at), start);
    }
    literal(character);
    return true;
}

/// `\1`, or an octal number. The first digit has been taken.
bool RegexTranslator::digitEscape(size_t start)
{
    uint32_t first = m_characters[start + 1];
    if (first == '0') {
        uint32_t code = 0;
        for (int count = 0; count < 2 && isOctal(next()); ++count)
            code = code * 8 + (take() - '0');
        literal(code);
        return true;
    }
    uint32_t group = first - '0';
    if (next() != kEnd && isDigit(next())) {
        uint32_t second = take();
        if (isOctal(first) && isOctal(second) && isOctal(next())) {
            uint32_t code = (first - '0') * 64 + (second - '0') * 8 + (take() - '0');
            if (code > 0377)
                return fail("octal escape value " + shown(start, m_at) +
                                " outside of range 0-0o377",
                            start);
            literal(code);
            return true;
        }
        group = group * 10 + (second - '0');
    }
    if (group >= syntax.groups.size())
        return fail("invalid group reference " + std::to_string(group), start + 1);
    return backReference(group, start);
}

bool RegexTranslator::backReference(uint32_t group, size_t position)
{
    if (!m_closed[group]) return fail("cannot refer to an open group", position);
    put("\\g{" + std::to_string(group) + "}", Item::Plain, m_groupWidths[group]);
    return true;
}

bool RegexTranslator::repetition(uint32_t character)
{
    size_t here = m_at;
    uint64_t least = character == '+' ? 1 : 0, most = character == '?' ? 1 : kEndless;
    if (character == '{') {
        if (next() == '}') {
            literal('{');
            return true;
        }
        std::string low, high;
        while (next() != kEnd && isDigit(next()))
            low += static_cast<char>(take());
        bool comma = accept(',');
        while (comma && next() != kEnd && isDigit(next()))
            high += static_cast<char>(take());
        if (!comma) high = low;
        if (!accept('}')) {
            m_at = here;
            literal('{');
            return true;
        }
        constexpr size_t kMostDigits = 9;
        if (low.size() > kMostDigits || high.size() > kMostDigits) {
            problem.tooLarge = true;
            return fail("the repetition number is too large", here - 1);
        }
        if (!low.empty()) least = std::stoull(low);
        if (!high.empty()) most = std::stoull(high);
        if (most < least) return fail("min repeat greater than max repeat", here);
    }
    Level& level = m_levels.back();
    if (level.last == Item::None || level.last == Item::Anchor)
        return fail("nothing to repeat", here - 1);
    if (level.last == Item::Repeated) return fail("multiple repeat", here - 1);
    constexpr uint64_t kMostRepeats = 65535; // of PCRE2
    if (least > kMostRepeats || (most > kMostRepeats && most != kEndless)) {
        problem.tooLarge = true;
        return fail("the repetition number is too large", here - 1);
    }
    std::string written =
        "{" + std::to_string(least) + "," + (most == kEndless ? "" : std::to_string(most)) + "}";
    syntax.pattern += written;
    if (next() == '?' || next() == '+') syntax.pattern += static_cast<char>(take());
    syntax.pattern += kCount;
    const Width once = level.lastWidth;
    auto times = [](uint64_t width, uint64_t count) {
        return width == 0 || count == 0 ? 0 : bounded(bounded(width) * count);
    };
    level.sequence.least += times(once.least, least) - once.least;
    level.sequence.most = bounded(level.sequence.most - once.most + times(once.most, most));
    level.sequence.least = bounded(level.sequence.least);
    level.last = Item::Repeated;
    return true;
}

} // namespace awaitscope
