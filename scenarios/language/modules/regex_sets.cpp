#include "scenarios/language/builtins/letters.h"
#include "scenarios/language/modules/regex_translator.h"

namespace awaitscope {

/// One character, escape or class between brackets; the first character has not been taken.
bool RegexTranslator::member(Member& member)
{
    size_t start = m_at;
    uint32_t character = take();
    if (character == '\\') {
        uint32_t letter = take();
        if (letter == kEnd) return fail("bad escape (end of pattern)", start);
        const std::string_view classes = "dDwWsS", controls = "abfnrtv";
        const char* const codes = "\a\b\f\n\r\t\v";
        character = letter;
        if (letter < 0x80 && classes.find(static_cast<char>(letter)) != std::string_view::npos) {
            member.isClass = true;
            member.translated = std::string("\\") + static_cast<char>(letter);
            if (letter == 's' && m_text && !(syntax.flags & regex_flags::kAscii))
                member.translated += "\\x1c-\\x1f";
        } else if (letter < 0x80 &&
                   controls.find(static_cast<char>(letter)) != std::string_view::npos) {
            character = static_cast<unsigned char>(codes[controls.find(static_cast<char>(letter))]);
        } else if (letter == 'x' || (m_text && (letter == 'u' || letter == 'U'))) {
            if (!codeEscape(start, letter, character)) return false;
        } else if (letter >= '0' && letter <= '7') {
            character = letter - '0';
            for (int count = 0; count < 2 && next() >= '0' && next() <= '7'; ++count)
                character = character * 8 + (take() - '0');
            if (character > 0377)
                return fail("octal escape value " + shown(start, m_at) +
                                " outside of range 0-0o377",
                            start);
        } else if (isDigit(letter) || (letter < 0x80 && isLetter(letter))) {
            return fail("bad escape " + shown(start, m_at), start);
        }
    }
    member.shown = shown(start, m_at);
    member.character = character;
    if (!member.isClass) member.translated = literalText(character);
    return true;
}

bool RegexTranslator::set(size_t start)
{
    std::string text = accept('^') ? "[^" : "[";
    for (bool first = true;; first = false) {
        if (next() == kEnd) return fail("unterminated character set", start);
        if (next() == ']' && !first) {
            ++m_at;
            break;
        }
        size_t begin = m_at;
        Member low, high;
        if (!member(low)) return false;
        text += low.translated;
        if (!accept('-')) continue;
        if (next() == kEnd) return fail("unterminated character set", start);
        if (accept(']')) {
            text += "\\-";
            break;
        }
        if (!member(high)) return false;
        if (low.isClass || high.isClass || high.character < low.character)
            return fail("bad character range " + low.shown + "-" + high.shown, begin);
        text += "-" + high.translated;
    }
    put(text + "]", Item::Plain, {1, 1});
    return true;
}

} // namespace awaitscope
