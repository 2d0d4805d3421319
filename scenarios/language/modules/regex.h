#pragma once

#include "scenarios/language/modules/regex_syntax.h"

#include <memory>
#include <string>
#include <vector>

namespace awaitscope {

/// Where a match and its groups stand, in bytes of the text: begin and end of each, the whole match
/// first.
using RegexSpans = std::vector<size_t>;
constexpr size_t kNoSpan = ~size_t{0};

/// A compiled pattern. Never changes: runs on several threads share it.
class Regex {
public:
    ~Regex();
    Regex(const Regex&) = delete;
    Regex& operator=(const Regex&) = delete;

    /// Null, with the problem, when the pattern is wrong.
    static std::shared_ptr<const Regex> compile(const std::string& pattern, bool isText,
                                                int64_t flags, RegexProblem& problem);

    enum class Mode { Search, Match, FullMatch };
    enum class Result { Found, NotFound, TooLong };
    struct Request {
        std::string_view text; ///< ends where the search ends
        size_t from = 0;       ///< bytes
        Mode mode = Mode::Search;
        bool notEmptyHere = false; ///< an empty match at `from` does not count
        uint64_t mostSteps = 0;
    };
    /// Counts steps, not time: whether a match takes too many is the same on every machine. `steps`
    /// says how many it took.
    Result match(const Request& request, RegexSpans& spans, uint64_t& steps) const;

    const RegexSyntax& syntax() const { return m_syntax; }
    const std::string& pattern() const { return m_pattern; }
    bool isText() const { return m_text; }
    size_t groups() const { return m_syntax.groups.size(); }

private:
    Regex() = default;

    RegexSyntax m_syntax;
    std::string m_pattern;
    bool m_text = true;
    void* m_code = nullptr; ///< pcre2_code
};

} // namespace awaitscope
