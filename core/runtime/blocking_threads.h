#pragma once

#include "core/runtime/future.h"
#include "core/time/virtual_time.h"
#include "core/trace/trace.h"

#include <optional>

namespace awaitscope {

/// What somebody holds for, as traces tell it.
struct HoldReason {
    WaitReason reason = WaitReason::Future;
    ReadyReason ended = ReadyReason::FutureDone; ///< when it is there in time
    uint32_t subject = kNone;                    ///< see `WaitReason`

    /// What wakes the holder: what `lane`, which brings it about, has just told of that very thing,
    /// or else `cause`.
    EventIndex wokenBy(const Trace& trace, LaneId lane, EventIndex cause) const
    {
        const Event& last = trace[trace.size() - 1];
        const bool isTold = last.kind == EventKind::LockReleased ||
                            last.kind == EventKind::QueuePut || last.kind == EventKind::QueueGot;
        const bool isObject = reason != WaitReason::Task && reason != WaitReason::Thread &&
                              reason != WaitReason::Queued;
        const bool isOfIt = isObject && last.subject == subject;
        return isTold && isOfIt && last.lane == lane ? static_cast<EventIndex>(trace.size() - 1)
                                                     : cause;
    }
};

/// What programs that make threads themselves (`threading.Thread`) need beyond `Runtime`: each
/// runtime is one of these, too. Locks, joins and pools of threads are built on it.
class BlockingThreads {
public:
    virtual ~BlockingThreads() = default;

    /// Runs `function` in a thread of its own. Cooperative: it runs here and now, as a CPython
    /// thread does that has just been started, until it first blocks.
    virtual Coroutine<void> startThread(Ref<Task> function) = 0;
    /// Whoever runs now waits for `future` and gives its thread to nobody: a held loop stands
    /// still, other threads go on. False when `timeout` is over first. Nothing cancels it.
    virtual Coroutine<bool> holdFor(Ref<Future> future, std::optional<Duration> timeout,
                                    HoldReason why) = 0;
    /// What `future` comes of has become known: a thread has taken the function, the loop has made
    /// the task. Whoever holds for it waits for that from here on, which is told as a wait that
    /// follows the one before.
    virtual void comesOf(Future& future, const HoldReason& why) = 0;
};

} // namespace awaitscope
