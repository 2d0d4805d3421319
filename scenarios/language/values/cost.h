#pragma once

#include <cstdint>

namespace awaitscope {

/// What the long work of built-ins costs the run on this thread: time, counted as about so many
/// statements, so that the limit of statements bounds it. For parts that do not know the machine.
class Cost {
public:
    // What one statement's time is enough for: about 6 ns of CPython's, 12 ns of ours.
    static constexpr uint64_t kBytesMoved = 128;   ///< copied, compared or searched at once
    static constexpr uint64_t kBytesHashed = 5;    ///< to search for more than one takes half
    static constexpr uint64_t kCharactersRead = 2; ///< one by one
    static constexpr uint64_t kLettersChanged = 2; ///< by Unicode's tables
    static constexpr uint64_t kValuesCopied = 4;
    static constexpr uint64_t kValuesCompared = 2;
    /// Shorter ones cost nothing by themselves: some are made once, for all runs.
    static constexpr uint64_t kLongText = 1024;
    // How many statements' time these take.
    static constexpr uint64_t kInstruction = 2; ///< that is not one of the simple ones
    static constexpr uint64_t kBuiltinCall = 2;
    static constexpr uint64_t kCalledAtOnce = 6; ///< by another built-in: `map(str, ...)`
    static constexpr uint64_t kContainer = 3;    ///< a tuple that a built-in makes on its way
    static constexpr uint64_t kNewKey = 4;       ///< of a dict that a built-in makes
    static constexpr uint64_t kFloatText = 25;
    static constexpr uint64_t kReplacement = 2; ///< of one piece of text by another
    static constexpr uint64_t kStep = 4;        ///< of a built-in's loop
    static constexpr uint64_t kAwait = 14;      ///< of a built-in that is a coroutine

    /// The limit is looked at before the next statement.
    static void spend(uint64_t statements)
    {
        if (s_statements) *s_statements += statements;
    }
    /// Whether there is nothing left: a long loop gives up, its result is never seen.
    static bool isSpent() { return s_statements && *s_statements > s_most; }

    /// While it lives, costs on this thread are added to this count.
    class Scope {
    public:
        Scope(uint64_t& statements, uint64_t most);
        ~Scope();
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

    private:
        uint64_t* m_outerStatements;
        uint64_t m_outerMost;
    };

    /// What is made on this thread while it lives costs no run anything: all runs share it, and one
    /// of them only happens to be the first.
    class Unpaid {
    private:
        uint64_t m_statements = 0;
        Scope m_scope{m_statements, UINT64_MAX};
    };

private:
    static inline constinit thread_local uint64_t* s_statements = nullptr;
    static inline constinit thread_local uint64_t s_most = 0;
};

} // namespace awaitscope
