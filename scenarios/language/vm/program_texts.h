#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/value.h"

#include <string>
#include <unordered_map>

namespace awaitscope {

class Machine;

/// What the program says, in `__repr__`, of values that a task, a future or a queue shows.
///
/// Their texts are put together at once, without the program. What only the program knows is noted
/// while they are; it is asked for afterwards, and the text is put together again.
class ProgramTexts {
public:
    /// Notes until it is destroyed, within one function of C++.
    class Scope {
    public:
        explicit Scope(ProgramTexts& texts) : m_former(s_current) { s_current = &texts; }
        ~Scope() { s_current = m_former; }
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

    private:
        ProgramTexts* m_former;
    };

    static ProgramTexts* current() { return s_current; }
    /// Appends what is known of it. False: it is noted.
    bool append(const Value& value, std::string& text);
    bool isComplete() const { return m_missing.empty(); }
    size_t size() const { return m_known.size(); }
    /// Asks for all that was noted. False when raised.
    static Coroutine<bool> ask(Machine& machine, ProgramTexts& texts);

private:
    static inline constinit thread_local ProgramTexts* s_current = nullptr;
    std::unordered_map<uintptr_t, std::string> m_known; ///< never walked: its order is nobody's
    Values m_missing;
    Values m_asked; ///< keeps their places
};

/// `repr(value)`, or what the program said of it where that is being noted; false: not known, and
/// nothing is appended.
bool appendKnownRepr(Machine& machine, const Value& value, std::string& text);

/// As `appendPlainRepr`, of a task, a queue...; or its `str`, which differs for queues.
bool appendCore(Machine& machine, const Value& value, std::string& text, bool isStr = false);
/// The same when the program is asked; null when raised.
Coroutine<Value> fullCoreText(Machine& machine, Value value, bool isStr);

} // namespace awaitscope
