#pragma once

#include "core/loop/asyncio_loop.h"
#include "core/runtime/blocking_threads.h"

#include <vector>

namespace awaitscope {

struct LoopLine;

/// Code that stands still in place, and what is restored when it goes on: at `until` (`never()`:
/// when `awaited` is done).
struct Held {
    VirtualTime until;
    Ref<Future> awaited;
    HoldReason why; ///< it is awaited
    std::coroutine_handle<> handle;
    Ref<Task> stepping;
    Task* task = nullptr;
    Ref<Callback> called;
    Coroutine<void> callback;
    LoopLine* line = nullptr;
    Ref<EventLoop> loop;
    bool running = false; ///< whether a loop runs it
    LaneId lane = kNone;
    EventIndex cause = kNone;
    LaneId wokenBy = kNone;
    SpanId place = 0;
};

/// A thread that runs loops: the program's own, or one that has entered a loop. Code that holds it
/// keeps its loop waiting, too.
struct LoopLine {
    Ref<AsyncioLoop> loop;  ///< that it runs; null: none
    Held runner;            ///< what entered the loop
    std::vector<Held> held; ///< a stack

    /// When it goes on; the beginning of time: at once, before threads that are due.
    VirtualTime due(VirtualTime now) const
    {
        if (held.empty()) return loop ? loop->due(now) : VirtualTime::never();
        const Held& last = held.back();
        return last.awaited && last.awaited->done() ? VirtualTime{} : last.until;
    }
};

} // namespace awaitscope
