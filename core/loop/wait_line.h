#pragma once

#include "core/loop/loop_runtime.h"
#include "core/runtime/pooled_allocator.h"

#include <algorithm>
#include <deque>

namespace awaitscope {

/// The futures of those who wait for one thing, first come first served.
class WaitLine {
public:
    using Line = std::deque<Ref<Future>, PooledAllocator<Ref<Future>>>;

    /// Who waits first binds the line to the loop: tasks of another one may not join it.
    bool isBoundElsewhere(const LoopRuntime& runtime)
    {
        if (!m_loop) m_loop = runtime.loop();
        return m_loop != runtime.loop();
    }
    Ref<Future> join()
    {
        m_line.push_back(makeRef<Future>());
        return m_line.back();
    }
    /// Takes it out, if it is still there.
    void leave(const Ref<Future>& waiter)
    {
        const auto found = std::find(m_line.begin(), m_line.end(), waiter);
        if (found != m_line.end()) m_line.erase(found);
    }
    bool empty() const { return m_line.empty(); }
    size_t size() const { return m_line.size(); }
    /// Whether all that are left have been cancelled.
    bool allCancelled() const
    {
        return std::all_of(m_line.begin(), m_line.end(),
                           [](const Ref<Future>& waiter) { return waiter->cancelled(); });
    }
    Future& front() { return *m_line.front(); }
    /// Wakes up to `count` of those not woken yet, who stay in line until they run; returns how
    /// many.
    size_t wake(LoopRuntime& loop, size_t count)
    {
        size_t woken = 0;
        for (const Ref<Future>& waiter : m_line) {
            if (woken == count) break;
            if (waiter->done()) continue;
            loop.completeNow(*waiter, {});
            ++woken;
        }
        return woken;
    }
    /// Wakes the first one not woken yet, taking it and all before it out of the line: a queue's
    /// way.
    void wakeAndRemove(LoopRuntime& loop)
    {
        while (!m_line.empty()) {
            const Ref<Future> waiter = std::move(m_line.front());
            m_line.pop_front();
            if (waiter->done()) continue;
            loop.completeNow(*waiter, {});
            return;
        }
    }

    /// Wakes them all, taking them out of the line.
    void wakeAndRemoveAll(LoopRuntime& loop)
    {
        while (!m_line.empty())
            wakeAndRemove(loop);
    }

    void traverse(Visitor& visitor) const { visitor.visitAll(m_line); }

private:
    Line m_line;
    Ref<EventLoop> m_loop;
};

} // namespace awaitscope
