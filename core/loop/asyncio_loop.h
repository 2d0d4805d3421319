#pragma once

#include "core/loop/loop_activity.h"
#include "core/loop/loop_call.h"
#include "core/loop/loop_timers.h"
#include "core/runtime/event_loop.h"

#include <optional>

namespace awaitscope {

/// What one event loop has to do, as asyncio keeps it.
class AsyncioLoop final : public EventLoop {
public:
    ReadyQueue ready;
    LoopTimers timers;
    LoopActivity::Live live; ///< its tasks that are not done, in order of creation
    size_t remaining = 0;    ///< calls left in this iteration
    bool mayLeave = false;   ///< an iteration has been made since the loop was entered
    bool stopping = false;
    bool closed = false;
    bool selected = false;            ///< the clock has been moved for the next iteration
    std::optional<uint16_t> number{}; ///< among those that have had tasks, from 0
    Completion exit;                  ///< an exception that leaves the loop at once
    Ref<Opaque> called;               ///< the call under way, where slow ones are told of
    VirtualTime calledAt;
    Duration slowCallThen; ///< how long was slow when it began

    bool isLeaving() const { return stopping && mayLeave && remaining == 0; }
    /// When there is something to do, if its thread is free; `never()`: nothing brings it about.
    VirtualTime due(VirtualTime now)
    {
        if (isLeaving()) return {};
        if (remaining > 0 || !ready.empty() || stopping || selected) return now;
        return timers.next();
    }
    /// A call goes behind those that are ready; of a closed loop, nowhere.
    void plan(LoopCall&& call)
    {
        if (!closed) ready.push(std::move(call));
    }
    /// What is planned is dropped.
    void close()
    {
        closed = true;
        called = nullptr;
        while (!ready.empty())
            ready.pop();
        remaining = 0;
        timers.clear();
    }
};

} // namespace awaitscope
