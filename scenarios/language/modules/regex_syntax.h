#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

/// The flags of `re`, with Python's values.
namespace regex_flags {
constexpr int64_t kIgnoreCase = 2, kLocale = 4, kMultiLine = 8, kDotAll = 16, kUnicode = 32,
                  kVerbose = 64, kDebug = 128, kAscii = 256;
}

/// What is wrong with a pattern, as Python's `re` words it.
struct RegexProblem {
    std::string message;
    std::optional<size_t> position; ///< in characters of the pattern
    bool tooDeep = false;           ///< groups inside groups beyond what can be compiled
    bool tooLarge = false;          ///< a number of repetitions
};

struct RegexGroup {
    std::string name;    ///< empty when it has none
    uint32_t parent = 0; ///< the group that it stands in; 0: none
};

/// A pattern of Python, in the syntax of PCRE2.
struct RegexSyntax {
    std::string pattern;
    std::vector<RegexGroup> groups; ///< the first is the whole match
    int64_t flags = 0;              ///< with those that the pattern sets

    /// The number of a named group; nothing when there is none.
    std::optional<uint32_t> groupNamed(std::string_view name) const;
};

/// Rewrites a pattern: the two languages differ in the escapes, in white space, in names and
/// repetitions. What Python refuses is refused at the same place.
std::optional<RegexSyntax> translateRegex(const std::string& pattern, bool isText, int64_t flags,
                                          RegexProblem& problem);

} // namespace awaitscope
