#pragma once

#include "scenarios/language/modules/regex.h"
#include "scenarios/language/values/object.h"
#include "scenarios/language/values/value.h"

namespace awaitscope {

class Machine;
class Type;

namespace types {
Type* regexPattern();
Type* regexMatch();
Type* regexError();
} // namespace types

/// `re.Pattern`.
class PatternObject final : public Object {
public:
    PatternObject(std::shared_ptr<const Regex> regex, Value source);
    const Regex& regex() const { return *m_regex; }
    /// What it was compiled from: a str or bytes.
    const Value& source() const { return m_source; }
    /// The number of characters before a byte of a str, counted on from where it was asked last.
    size_t charactersBefore(const Value& subject, size_t offset);

    void traverse(Visitor& visitor) const override
    {
        visitor.visit(m_source);
        visitor.visit(m_counted);
    }

private:
    std::shared_ptr<const Regex> m_regex;
    Value m_source;
    Value m_counted; ///< up to `m_offset` there are so many characters in it
    size_t m_offset = 0, m_characters = 0;
};

/// The part of a text that is searched, in bytes of it.
struct RegexSearch {
    Ref<PatternObject> pattern;
    Value subject; ///< a str or bytes
    size_t from = 0, end = 0;
    bool notEmptyHere = false;

    /// Goes on behind a match.
    void moveBehind(const RegexSpans& spans);
};

/// `re.Match`.
class MatchObject final : public Object {
public:
    MatchObject(const RegexSearch& search, RegexSpans spans);
    const RegexSyntax& syntax() const { return pattern->regex().syntax(); }
    size_t groups() const { return spans.size() / 2; }
    /// The text of a group; null when it took no part.
    Value group(size_t index) const;
    /// Number of the group that was closed last; 0 when none took part.
    size_t lastGroup() const;
    /// The number of characters before a byte.
    int64_t characterAt(size_t offset) const;

    void traverse(Visitor& visitor) const override
    {
        visitor.visit(pattern);
        visitor.visit(subject);
    }

    Ref<PatternObject> pattern;
    Value subject;
    RegexSpans spans;
    size_t from, end; ///< the part that was searched, in bytes
};

enum class Found { No, Yes, Raised };
/// Searches, and pays for the steps. A pattern that takes too many of them raises RuntimeError.
Found findMatch(Machine& machine, const RegexSearch& search, Regex::Mode mode, RegexSpans& spans);

/// The pattern itself, or a str or bytes compiled with the flags; null when raised.
Value patternOf(Machine& machine, const Value& given, const Value& flags);
/// Whether the value is a text that the pattern can search. Cut to `pos` and `endpos` (characters,
/// null for none).
bool readSearch(Machine& machine, const Value& pattern, const Value& subject, const Value& pos,
                const Value& endpos, RegexSearch& search);
/// Raises `re.PatternError`.
Value raiseRegexError(Machine& machine, const RegexProblem& problem, const Value& pattern);

/// The bytes of a str or bytes, and a part of them as the same type.
const std::string& rawText(const Value& subject);
Value partOf(const Value& subject, size_t begin, size_t end);

void defineRegexMatch();

} // namespace awaitscope
