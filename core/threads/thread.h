#pragma once

#include "core/memory/pooled.h"
#include "core/runtime/event_loop.h"
#include "core/runtime/future.h"
#include "core/threads/timer_queue.h"
#include "core/trace/event.h"

#include <coroutine>
#include <optional>
#include <vector>

namespace awaitscope {

class WaitQueue;

/// What a thread is blocked on, as traces say it.
struct Waiting {
    WaitReason reason = WaitReason::Sleep;
    uint32_t subject = kNone;
    int64_t argument = 0;
    std::vector<LaneId> others{}; ///< whom a wait for several is for: see `WaitGraph::waitsForAny`
    bool forRest = false; ///< for those that the wait before it was for, and who are not over
};

/// Whether a cancellation ends a wait.
enum class Interruptible { No, Yes };

/// A thread of a kernel: of a task, of a callback, or of the program's own code. In the synchronous
/// kernel: an activation on the stack.
struct Thread : Pooled {
    uint64_t number = 0; ///< in order of creation
    Ref<Task> task;      ///< null: a callback's, or the program's own code
    LaneId lane = kNone;
    SpanId place = 0;           ///< where its code stands while it does not run
    Ref<EventLoop> loop;        ///< that its code belongs to
    EventIndex cause = kNone;   ///< what its next event follows from
    EventIndex readied = kNone; ///< what made it ready, while it waits for its turn

    // --- while it is blocked
    bool blocked = false;
    uint64_t blockedNumber = 0; ///< in order of blocking
    bool interrupted = false;   ///< a cancellation woke it
    Interruptible interruptible = Interruptible::No;
    Waiting waiting;
    bool notified = false; ///< of a condition: it waits for the condition's lock now
    WaitQueue* queue = nullptr;
    std::optional<TimerKey> timer;
    Payload value; ///< handed over by whoever woke it
    Payload item;  ///< of a blocked `put`

    // --- of a preemptive kernel
    Coroutine<void> root;
    std::coroutine_handle<> parked; ///< where it goes on
    Duration workLeft;
    Duration quantumLeft;
    Duration cpuTime;       ///< that it has had
    VirtualTime readySince; ///< of the last time that it became ready
    int64_t priority = 0;   ///< the lower, the more urgent

    // --- what one or the other policy keeps of it
    Duration waited;           ///< before it got its core: its claim under aging priorities
    int level = 0;             ///< of multilevel feedback
    Duration lift;             ///< fair shares: what its CPU time is raised by
    bool callbackLane = false; ///< `lane` is borrowed for a callback
};

/// How a task finds its thread.
struct ThreadLink : Task::Activity {
    explicit ThreadLink(Thread* linked) : thread(linked) {}
    Thread* thread;
};

} // namespace awaitscope
