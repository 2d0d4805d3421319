#pragma once

#include "core/loop/loop_activity.h"
#include "core/runtime/blocking_threads.h"

#include <optional>
#include <vector>

namespace awaitscope {

class LoopRuntime;

/// The thread functions beside a loop (`to_thread`, executors), and the code that holds the loop
/// while they go on.
///
/// A convention, since on a real machine their first lines race the loop (SEMANTICS Y4): a thread
/// runs from its start to its first `time.sleep` at once; its sleeps, and its work, pass in
/// parallel with the loop, also while the loop is held. At one instant threads come before timers.
/// Threads that the program makes itself may also block until another one wakes them (`holdFor`).
class LoopThreads {
public:
    explicit LoopThreads(LoopRuntime& loop) : m_loop(loop) {}

    /// Runs `function` in a thread of its own.
    Coroutine<Ref<Future>> run(Ref<Task> function);
    /// The same for a thread that the program makes: its result concerns nobody.
    Coroutine<void> start(Ref<Task> function);
    /// See `BlockingThreads`.
    Coroutine<bool> holdFor(Ref<Future> future, std::optional<Duration> timeout, HoldReason why);
    /// The future is done: who holds for it goes on at this instant.
    void futureDone(const Future& future);
    /// Starts a task of the loop here and now; whoever runs goes on when it first waits.
    Coroutine<void> startAtOnce(Ref<Task> task);
    /// Whoever runs now lets time pass without giving its thread away.
    Coroutine<void> pass(Duration duration);
    /// When the next thread wakes up; `never()` when none sleeps.
    VirtualTime nextWakeUp() const
    {
        return m_sleepers.empty() ? VirtualTime::never() : m_sleepers.front().until;
    }
    /// Whether a thread is alive that the loop waits for at its end: of `to_thread`, of an
    /// executor.
    bool hasOfLoop() const;
    /// The lanes of threads that sleep, or wait for somebody else.
    std::vector<LaneId> lanes() const;
    /// Adds when time ends a wait, and (as nobody's, since it may then do anything) a thread's
    /// sleep.
    void addTimed(std::vector<TimedLane>& lanes) const;
    /// The thread that wakes up next goes on; time moves there.
    std::coroutine_handle<> wakeNext();
    /// Nothing runs: a thread that has just started, or else code that held the loop, goes on.
    std::coroutine_handle<> resumeHeld();
    /// The thread's code has ended.
    void ended(const Ref<Task>& thread);
    /// Lets go of all code. The record is closed.
    void abandon();

private:
    // Somebody whose code goes on at `until` (`never()`: when `awaited` is done), and what is to be
    // restored then.
    struct Held {
        VirtualTime until;
        Ref<Future> awaited;
        HoldReason why; ///< it is awaited
        std::coroutine_handle<> handle;
        Ref<Task> stepping;
        Task* task = nullptr;
        Ref<Callback> called;
        Coroutine<void> callback;
        LaneId lane = kNone;
        EventIndex cause = kNone;
        LaneId wokenBy = kNone;
        SpanId place = 0;
    };
    Held hold(std::coroutine_handle<> handle, VirtualTime until);
    EventIndex admit(const Ref<Task>& function);
    bool isInThread() const;
    std::coroutine_handle<> restore(Held held);
    void addSleeper(Held held);

    // Suspends the running code in place.
    class Holding {
    public:
        Holding(LoopThreads& threads, VirtualTime until, bool sleeps, Ref<Future> awaited = {},
                const HoldReason& why = {})
            : m_threads(threads), m_until(until), m_sleeps(sleeps), m_awaited(std::move(awaited)),
              m_why(why)
        {
        }
        bool await_ready() const { return false; }
        void await_suspend(std::coroutine_handle<> handle);
        void await_resume() const {}

    private:
        LoopThreads& m_threads;
        VirtualTime m_until;
        bool m_sleeps;
        Ref<Future> m_awaited;
        HoldReason m_why;
    };

    LoopRuntime& m_loop;
    std::vector<Held> m_sleepers; // threads, by (until, order of falling asleep)
    std::vector<Held> m_held;     // a stack
    std::vector<Ref<Task>> m_alive;
    Ref<Task> m_fresh;
    LaneId m_wokenBy = kNone; // who let go on what runs now, when it had held
    std::coroutine_handle<> m_halted;
};

} // namespace awaitscope
