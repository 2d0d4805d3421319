#pragma once

#include "core/threads/timer_queue.h"
#include "core/threads/wait_queue.h"
#include "core/trace/trace.h"

#include <coroutine>
#include <optional>

namespace awaitscope {

class ThreadRuntime;

/// Why a blocked thread goes on, and what it is given.
struct Wake {
    ReadyReason reason = ReadyReason::FutureDone;
    EventIndex cause = kNone;
    LaneId by = kNone;
    Payload value;
};

/// What an execution model with blocking calls is made of; all that tasks wait for is built on
/// these few operations.
///
/// A call that blocks is a coroutine here: its thread is parked until somebody wakes it. Rules:
/// MODELS S (synchronous) and P (preemptive).
class Kernel {
public:
    explicit Kernel(ThreadRuntime& runtime) : m_runtime(runtime) {}
    Kernel(const Kernel&) = delete;
    Kernel& operator=(const Kernel&) = delete;
    virtual ~Kernel() = default;

    /// The thread whose code is running.
    Thread& current() { return *m_current; }
    TimerQueue& timers() { return m_timers; }
    /// How many threads there are that have not ended.
    virtual size_t threadCount() const = 0;
    /// Arms a timer and records it: for the current lane, or for the callbacks if it calls a
    /// function.
    TimerKey arm(VirtualTime deadline, Timer timer);

    /// Whether a task has ended when `spawn` returns.
    virtual bool runsChildrenAtOnce() const = 0;
    virtual Coroutine<void> spawn(Ref<Task> task, LaneKind kind) = 0;
    /// Has a function of the program called: at once, or by a thread of its own.
    virtual Coroutine<void> call(Ref<Callback> callback) = 0;

    /// Blocks the current thread in `queue` until it is woken: the result is `Wake::value`. Raised:
    /// the cancellation that found it there, or that was pending before; if not
    /// `interruptible` it stays pending.
    virtual Coroutine<Completion> block(WaitQueue& queue, Waiting waiting,
                                        Interruptible interruptible = Interruptible::Yes) = 0;
    /// REQUIRES: `thread` is blocked and was taken out of its queue.
    virtual void wake(Thread& thread, Wake wake) = 0;
    /// A cancellation of `task` is pending: wakes it if it is in a wait that can be interrupted.
    virtual void interrupt(Task& task, ReadyReason reason) = 0;

    virtual Coroutine<Completion> sleep(Duration duration) = 0;
    virtual Coroutine<void> blockingSleep(Duration duration) = 0;
    virtual Coroutine<void> work(Duration duration) = 0;

    /// Of the current thread.
    virtual void setPriority(int64_t priority) { current().priority = priority; }

    /// See `Runtime::next`, `Runtime::abandon`, `Runtime::timedLanes`.
    virtual std::coroutine_handle<> next() = 0;
    virtual std::vector<TimedLane> timedLanes() const { return m_timers.lanes(); }
    virtual void abandon() { m_timers.clear(); }

protected:
    ThreadRuntime& m_runtime;
    Thread* m_current = nullptr;
    TimerQueue m_timers;
    uint64_t m_threadCount = 0;
};

} // namespace awaitscope
