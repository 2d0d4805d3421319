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
    void addIndex(const Value& value, Value number);

private:
    friend class KeyQuestion;
    Values m_kept; ///< so that no identity is used twice
    std::map<uintptr_t, size_t> m_hashes;
    std::map<std::pair<uintptr_t, uintptr_t>, bool> m_equalities;
    std::map<uintptr_t, Value> m_indexes;
};

/// The `__hash__` or `__eq__` of the program that a hash table needs; or the `__index__` that a
/// built-in needs of an argument.
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
    /// The int that a value stands for; null when it is not known yet, or the class has none.
    static Value indexOf(const Value& value);

    static bool isAsked() { return t_asked; }
    static void forget()
    {
        if (t_asked) take();
    }
    struct Question {
        enum class Kind : uint8_t { Hash, Equality, Index };
        Kind kind;
        Value left, right; ///< `right` of an equality only
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
    static void ask(Question::Kind kind, const Value& left, const Value& right);
    static thread_local constinit bool t_asked;
};

} // namespace awaitscope
