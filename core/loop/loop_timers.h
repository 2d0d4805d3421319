#pragma once

#include "core/loop/loop_call.h"

#include <vector>

namespace awaitscope {

/// Pending timers of a loop, ordered by (deadline, order of arming).
///
/// asyncio's heap compares deadlines only and leaves ties open; the order of arming is what a real
/// clock shows, and a trace must not depend on a heap's layout (SEMANTICS T2).
class LoopTimers {
public:
    void add(VirtualTime deadline, LoopCall call);
    /// Earliest deadline of a timer that somebody still wants; `never()` when there is none.
    VirtualTime next();
    /// Moves those that are due to the end of `ready`, also the cancelled ones among them.
    void moveDue(VirtualTime now, ReadyQueue& ready);
    size_t size() const { return m_heap.size(); }
    void clear() { m_heap.clear(); }
    /// Shows every call and its deadline, in no particular order.
    template <class Visit> void each(Visit visit) const
    {
        for (const Timer& timer : m_heap)
            visit(timer.call, timer.deadline);
    }

private:
    struct Timer {
        VirtualTime deadline;
        uint64_t order;
        LoopCall call;
    };
    static bool later(const Timer& left, const Timer& right);
    Timer pop();
    void sweep();

    std::vector<Timer> m_heap;
    uint64_t m_order = 0;
    size_t m_sweepAt = 128;
};

} // namespace awaitscope
