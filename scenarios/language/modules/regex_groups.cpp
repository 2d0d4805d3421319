#include "scenarios/language/builtins/letters.h"
#include "scenarios/language/modules/regex_translator.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/vm/representation.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// Deeper than what PCRE2 compiles.
constexpr size_t kDeepest = 240;

int64_t flagOf(uint32_t letter)
{
    switch (letter) {
    case 'i': return regex_flags::kIgnoreCase;
    case 'L': return regex_flags::kLocale;
    case 'm': return regex_flags::kMultiLine;
    case 's': return regex_flags::kDotAll;
    case 'x': return regex_flags::kVerbose;
    case 'a': return regex_flags::kAscii;
    case 'u': return regex_flags::kUnicode;
    default: return 0;
    }
}

constexpr int64_t kTypeFlags = regex_flags::kLocale | regex_flags::kAscii | regex_flags::kUnicode;

/// The letters of those flags that PCRE2 has, too.
std::string flagLetters(int64_t flags)
{
    std::string letters;
    if (flags & regex_flags::kIgnoreCase) letters += 'i';
    if (flags & regex_flags::kMultiLine) letters += 'm';
    if (flags & regex_flags::kDotAll) letters += 's';
    return letters;
}

} // namespace

bool RegexTranslator::push(GroupKind kind, size_t start, std::string_view opening)
{
    if (m_levels.size() > kDeepest) {
        problem.tooDeep = true;
        return fail("maximum recursion depth exceeded", start);
    }
    syntax.pattern += opening;
    syntax.pattern += kCount;
    Level level;
    level.kind = kind;
    level.start = start;
    level.verbose = m_levels.back().verbose;
    m_levels.push_back(level);
    return true;
}

uint32_t RegexTranslator::enclosingGroup() const
{
    for (size_t index = m_levels.size(); index-- > 0;)
        if (m_levels[index].group) return m_levels[index].group;
    return 0;
}

/// One more alternative is complete.
void RegexTranslator::branch()
{
    Level& level = m_levels.back();
    level.alternatives.least = std::min(level.alternatives.least, level.sequence.least);
    level.alternatives.most = std::max(level.alternatives.most, level.sequence.most);
    level.sequence = {};
    level.last = Item::None;
}

bool RegexTranslator::openGroup(size_t start)
{
    if (accept('?')) return extension(start);
    if (!push(GroupKind::Capture, start, "(")) return false;
    uint32_t parent = enclosingGroup();
    m_levels.back().group = static_cast<uint32_t>(syntax.groups.size());
    syntax.groups.push_back({"", parent});
    m_groupWidths.emplace_back();
    m_closed.push_back(false);
    return true;
}

bool RegexTranslator::closeGroup()
{
    branch();
    Level level = m_levels.back();
    m_levels.pop_back();
    if (level.kind == GroupKind::Conditional && level.branches == 1) level.alternatives.least = 0;
    Width width = level.alternatives;
    if (level.kind == GroupKind::Behind && width.least != width.most) {
        problem.message = "look-behind requires fixed-width pattern";
        problem.position.reset();
        return false;
    }
    if (level.group) {
        m_groupWidths[level.group] = width;
        m_closed[level.group] = true;
    }
    bool looks = level.kind == GroupKind::Ahead || level.kind == GroupKind::Behind;
    put(")", Item::Plain, looks ? Width{} : width);
    return true;
}

bool RegexTranslator::readName(uint32_t terminator, std::string& name, size_t& begin)
{
    begin = m_at;
    while (next() != kEnd && next() != terminator)
        appendCharacter(name, take());
    if (next() == kEnd) {
        if (name.empty()) return fail("missing group name", m_at);
        std::string mark(1, static_cast<char>(terminator));
        return fail("missing " + mark + ", unterminated name", begin);
    }
    if (name.empty()) return fail("missing group name", begin);
    ++m_at;
    return true;
}

/// What follows `(?`.
bool RegexTranslator::extension(size_t start)
{
    uint32_t character = take();
    switch (character) {
    case kEnd: return fail("unexpected end of pattern", m_at);
    case 'P': return namedExtension(start);
    case ':': return push(GroupKind::Plain, start, "(?:");
    case '>': return push(GroupKind::Plain, start, "(?>");
    case '=': return push(GroupKind::Ahead, start, "(?=");
    case '!': return push(GroupKind::Ahead, start, "(?!");
    case '(': return condition(start);
    case '#':
        for (uint32_t skipped = take(); skipped != ')'; skipped = take())
            if (skipped == kEnd) return fail("missing ), unterminated comment", start);
        return true;
    case '<':
        character = take();
        if (character == kEnd) return fail("unexpected end of pattern", m_at);
        if (character == '=') return push(GroupKind::Behind, start, "(?<=");
        if (character == '!') return push(GroupKind::Behind, start, "(?<!");
        return fail("unknown extension ?<" + shown(m_at - 1, m_at), start + 1);
    default: break;
    }
    if (character == '-' || flagOf(character)) return inlineFlags(start, character);
    return fail("unknown extension ?" + shown(m_at - 1, m_at), start + 1);
}

bool RegexTranslator::namedExtension(size_t start)
{
    std::string name;
    size_t begin = 0;
    if (accept('<')) {
        if (!readName('>', name, begin)) return false;
        if (!isIdentifier(name)) return fail("bad character in group name " + quoted(name), begin);
        size_t number = syntax.groups.size();
        if (std::optional<uint32_t> other = syntax.groupNamed(name))
            return fail("redefinition of group name " + quoted(name) + " as group " +
                            std::to_string(number) + "; was group " + std::to_string(*other),
                        begin);
        size_t after = m_at;
        if (!push(GroupKind::Capture, start, "(")) return false;
        m_at = after;
        uint32_t parent = enclosingGroup();
        m_levels.back().group = static_cast<uint32_t>(number);
        syntax.groups.push_back({name, parent});
        m_groupWidths.emplace_back();
        m_closed.push_back(false);
        return true;
    }
    if (accept('=')) {
        if (!readName(')', name, begin)) return false;
        if (!isIdentifier(name)) return fail("bad character in group name " + quoted(name), begin);
        std::optional<uint32_t> group = syntax.groupNamed(name);
        if (!group) return fail("unknown group name " + quoted(name), begin);
        return backReference(*group, begin);
    }
    if (take() == kEnd) return fail("unexpected end of pattern", m_at);
    return fail("unknown extension ?P" + shown(m_at - 1, m_at), m_at - 3);
}

/// `(?(group)yes|no)`.
bool RegexTranslator::condition(size_t start)
{
    std::string name;
    size_t begin = 0;
    if (!readName(')', name, begin)) return false;
    uint32_t group = 0;
    if (name.find_first_not_of("0123456789") == std::string::npos) {
        constexpr size_t kMostDigits = 9;
        if (name.size() > kMostDigits) return fail("invalid group reference " + name, begin);
        group = static_cast<uint32_t>(std::stoul(name));
        if (group == 0) return fail("bad group number", begin);
        m_late.push_back({group, begin});
    } else {
        if (!isIdentifier(name)) return fail("bad character in group name " + quoted(name), begin);
        std::optional<uint32_t> found = syntax.groupNamed(name);
        if (!found) return fail("unknown group name " + quoted(name), begin);
        group = *found;
    }
    std::string opening = "(?(" + std::to_string(group) + ")";
    return push(GroupKind::Conditional, start, opening);
}

bool RegexTranslator::inlineFlags(size_t start, uint32_t character)
{
    int64_t added = 0, removed = 0;
    auto isAlpha = [](uint32_t letter) { return letter != kEnd && isLetter(letter); };
    while (character != '-' && character != ')' && character != ':') {
        if (m_text && character == 'L')
            return fail("bad inline flags: cannot use 'L' flag with a str pattern", m_at);
        if (!m_text && character == 'u')
            return fail("bad inline flags: cannot use 'u' flag with a bytes pattern", m_at);
        added |= flagOf(character);
        if ((flagOf(character) & kTypeFlags) && (added & kTypeFlags) != flagOf(character))
            return fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible", m_at);
        character = take();
        if (character == kEnd) return fail("missing -, : or )", m_at);
        bool ends = character == '-' || character == ')' || character == ':';
        if (!ends && !flagOf(character))
            return fail(isAlpha(character) ? "unknown flag" : "missing -, : or )", m_at - 1);
    }
    if (character == ')') {
        if (start != 0 && syntax.pattern != kCount)
            return fail("global flags not at the start of the expression", start);
        syntax.flags |= added;
        if (added & regex_flags::kVerbose) m_levels.back().verbose = true;
        return true;
    }
    if (character == '-') {
        character = take();
        if (character == kEnd) return fail("missing flag", m_at);
        if (!flagOf(character))
            return fail(isAlpha(character) ? "unknown flag" : "missing flag", m_at - 1);
        while (character != ':') {
            if (flagOf(character) & kTypeFlags)
                return fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", m_at);
            removed |= flagOf(character);
            character = take();
            if (character == kEnd) return fail("missing :", m_at);
            if (character != ':' && !flagOf(character))
                return fail(isAlpha(character) ? "unknown flag" : "missing :", m_at - 1);
        }
    }
    if (added & removed) return fail("bad inline flags: flag turned on and off", m_at - 1);
    std::string opening = "(?" + flagLetters(added);
    if (!flagLetters(removed).empty()) opening += "-" + flagLetters(removed);
    if (!push(GroupKind::Plain, start, opening + ":")) return false;
    if (added & regex_flags::kVerbose) m_levels.back().verbose = true;
    if (removed & regex_flags::kVerbose) m_levels.back().verbose = false;
    return true;
}

} // namespace awaitscope
