#pragma once

#include "scenarios/language/values/exception.h"

#include <unordered_map>

namespace awaitscope {

/// Where coroutines and tasks were made while a loop was in debug mode.
class Origins {
public:
    struct Origin {
        TracebackEntries frames; ///< of the program, innermost first
        bool isOfLoop = false;   ///< by code that the loop ran
    };
    /// Whether anything is kept: some loop has been in debug mode.
    bool areKept() const { return m_kept; }
    void keep() { m_kept = true; }
    void note(const Opaque& made, Origin origin) { m_of[&made] = std::move(origin); }
    /// Null for what was made out of debug mode.
    const Origin* of(const Opaque& made) const
    {
        const auto found = m_of.find(&made);
        return found == m_of.end() ? nullptr : &found->second;
    }
    /// It dies, or was made out of debug mode.
    void forget(const Opaque& made) { m_of.erase(&made); }

private:
    bool m_kept = false;
    std::unordered_map<const Opaque*, Origin> m_of; // never iterated
};

} // namespace awaitscope
