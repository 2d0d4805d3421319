#pragma once

#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/vm/at_once.h"

namespace awaitscope {

/// Moves any iterator on; meant for a loop: `while (...) if (!co_await advance(...))`.
///
/// Cheap for iterators made in C++, and for what waits for nothing.
struct Step {
    Value item;
    bool ended = false;  ///< no item any more
    bool raised = false; ///< an exception is pending
    explicit operator bool() const { return static_cast<bool>(item); }
};

/// What `advance` awaits.
///
/// Iterators of iterators of iterators have a depth: what is left of them when a run is over is
/// destroyed on the stack.
class Advance final : public AtOnce {
public:
    /// `counts`: each step counts, as more where code of the program is asked.
    Advance(Machine& machine, Value iterator, bool counts = true)
        : AtOnce(machine), m_iterator(std::move(iterator)), m_counts(counts)
    {
        ++s_depth;
    }
    ~Advance() { --s_depth; }
    bool await_ready()
    {
        NativeIterator* native = nativeIteratorOf(m_iterator);
        if (!native || !native->isPlain()) return askProgram(native);
        constexpr uint32_t kItems = 2;
        if (m_counts && !m_machine.chargeItem(kItems)) return finish({});
        Value item;
        bool ended = false;
        native->nextPlain(m_machine, item, ended);
        return finish(std::move(item));
    }
    Step await_resume();

private:
    bool askProgram(NativeIterator* native);

    Value m_iterator;
    Value m_generator; ///< whose state says whether there was an item
    bool m_counts;

    static constexpr int kDeepest = 3000;
    static inline constinit thread_local int s_depth = 0;
};

inline Advance advance(Machine& machine, Value iterator)
{
    return Advance(machine, std::move(iterator));
}

} // namespace awaitscope
