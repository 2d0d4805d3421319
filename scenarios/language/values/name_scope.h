#pragma once

#include "scenarios/language/values/value.h"

#include <string_view>
#include <unordered_map>

namespace awaitscope {

/// Holds names that are no longer needed when a run, or a program, is over.
///
/// Names are compared by identity, and runs on several threads share a program: all names are in
/// one table, and one that a scope has asked for stays as long as any such scope does.
class NameScope {
public:
    NameScope() = default;
    ~NameScope();
    NameScope(const NameScope&) = delete;
    NameScope& operator=(const NameScope&) = delete;

    /// About what the names take that the table would not have without it.
    uint64_t bytes() const { return m_bytes; }

    /// What `scopedName` is asked for meanwhile, on this thread, is held by the scope.
    class Use {
    public:
        explicit Use(NameScope& scope);
        ~Use();
        Use(const Use&) = delete;
        Use& operator=(const Use&) = delete;

    private:
        NameScope* m_outer;
    };

private:
    friend Value scopedName(std::string_view text);
    friend Value knownName(const Value& text);

    struct Held {
        Value name;
        bool isCounted = false; ///< was asked for, not only found: this depends on no other run
    };

    std::unordered_map<std::string_view, Held> m_held;
    uint64_t m_bytes = 0;
};

/// The one string with this text that names are compared by, as long as the scope in use lasts; for
/// ever when none is in use. For names that a program gives.
Value scopedName(std::string_view text);
/// The same for a text that is a value already. REQUIRES: isStr(text).
Value scopedName(const Value& text);
/// The same, if anybody has it; else the text as it is, which names nothing then: for questions.
/// REQUIRES: isStr(text).
Value knownName(const Value& text);

} // namespace awaitscope
