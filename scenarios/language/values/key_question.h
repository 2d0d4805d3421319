#pragma once

#include "scenarios/language/values/object.h"

#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace awaitscope {

/// What the program has answered about the keys of one operation.
class KeyAnswers {
public:
    void addHash(const Value& key, size_t hash);
    void addEquality(const Value& left, const Value& right, bool equal);

private:
    friend class KeyQuestion;
    Values m_kept; ///< so that no identity is used twice
    std::map<uintptr_t, size_t> m_hashes;
    std::map<std::pair<uintptr_t, uintptr_t>, bool> m_equalities;
};

/// The `__hash__` or `__eq__` of the program that a hash table needs.
///
/// A table cannot wait for code of the program. It notes what it would have to know and says «not
/// found»; whoever called it sees that a question was asked, drops the outcome, has the program
/// answer, and calls again with the answers at hand: see `withAnswers`. An operation on many keys
/// may go on, and ask of each.
class KeyQuestion {
public:
    /// The program's `__hash__`, as a table uses it; nothing when it is not known yet (that was the
    /// question, then), or the class has none.
    static std::optional<size_t> hashOf(const Value& key);
    static bool areEqual(const Value& left, const Value& right);

    static bool isAsked() { return t_asked; }
    static void forget()
    {
        if (t_asked) take();
    }
    /// Of a hash when `right` is null.
    struct Question {
        Value left, right;
    };
    /// All that was asked, in order, each once. Nothing is asked afterwards.
    static std::vector<Question> take();

    /// Makes answers known while it lives.
    class Scope {
    public:
        explicit Scope(const KeyAnswers& answers);
        ~Scope();

    private:
        const KeyAnswers* m_outer;
    };

private:
    static void ask(const Value& left, const Value& right);
    static thread_local constinit bool t_asked;
};

} // namespace awaitscope
