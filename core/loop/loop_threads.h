#pragma once

#include "core/loop/loop_line.h"

#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace awaitscope {

class LoopRuntime;

/// The threads of a run: those that run loops, with the code that holds them, and beside them
/// thread functions (`to_thread`, executors, threads of the program).
///
/// A convention, since on a real machine their first lines race the loop (SEMANTICS Y4): a thread
/// runs from its start to its first `time.sleep` at once; its sleeps, and its work, pass in
/// parallel with the loop, also while the loop is held. At one instant threads come before timers.
/// Threads that the program makes itself may also block until another one wakes them (`holdFor`).
class LoopThreads {
public:
    explicit LoopThreads(LoopRuntime& loop);

    /// Runs `function` in a thread of its own.
    Coroutine<Ref<Future>> run(Ref<Task> function);
    /// The same for a thread that the program makes: its result concerns nobody.
    Coroutine<void> start(Ref<Task> function);
    /// See `BlockingThreads`.
    Coroutine<bool> holdFor(Ref<Future> future, std::optional<Duration> timeout, HoldReason why);
    /// See `BlockingThreads`.
    void comesOf(const Future& future, const HoldReason& why);
    /// The future is done: who holds for it goes on at this instant.
    void futureDone(const Future& future);
    /// Starts a task of the loop here and now; whoever runs goes on when it first waits.
    Coroutine<void> startAtOnce(Ref<Task> task);
    /// Whoever runs now lets time pass without giving its thread away.
    Coroutine<void> pass(Duration duration);
    /// When the next thread wakes up; `never()` when none sleeps.
    VirtualTime nextWakeUp() const
    {
        return m_sleepers.empty() ? VirtualTime::never() : m_sleepers.begin()->first;
    }
    /// Whoever runs now holds until the threads are over that a loop waits for at its end: those
    /// of `to_thread` and of executors.
    Coroutine<void> untilEnded(Ref<EventLoop> loop);
    /// When somebody goes on who does not stand on the line of the running code; `never()`: nobody.
    VirtualTime othersDue();
    /// Nothing will ever go on: the lanes of tasks, of threads, and of code that holds loops.
    std::vector<LaneId> waitingLanes() const;
    const std::vector<Ref<Task>>& alive() const { return m_alive; }
    /// Adds when time ends a wait, or a thread's sleep.
    void addTimed(std::vector<TimedLane>& lanes) const;
    /// The thread that wakes up next goes on; time moves there.
    std::coroutine_handle<> wakeNext();
    /// The thread, or eager task, that has just started begins; null: there is none.
    std::coroutine_handle<> startFresh();
    /// The code that held `line` last goes on.
    std::coroutine_handle<> resumeHeld(LoopLine& line);

    // --- threads that run loops
    /// The running code, suspended as `handle`, runs its loop until that is left.
    void enter(std::coroutine_handle<> handle);
    /// What entered the loop goes on.
    std::coroutine_handle<> leave(LoopLine& line);
    /// The one that is due first; of several, they take turns.
    LoopLine& nextLine();
    /// Its loop goes on.
    void serve(LoopLine& line);
    /// The loop under way; null where its thread is held, or another kind of thread ran last.
    AsyncioLoop* servedLoop() const
    {
        return m_line && m_line->held.empty() ? m_line->loop.get() : nullptr;
    }

    /// The thread's code has ended.
    void ended(const Ref<Task>& thread);
    /// Lets go of all code. The record is closed.
    void abandon();

private:
    using Sleepers = std::multimap<VirtualTime, Held>;

    Held hold(std::coroutine_handle<> handle, VirtualTime until);
    EventIndex admit(const Ref<Task>& function);
    bool isInThread() const { return !m_line; }
    std::coroutine_handle<> restore(Held held);
    void addSleeper(Held held);
    void countServed(const LoopLine& line);

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
    Sleepers m_sleepers; // threads, in order of falling asleep
    std::unordered_map<const Future*, std::vector<Sleepers::iterator>> m_awaiting; // by whom
    std::vector<std::unique_ptr<LoopLine>> m_lines; // the program's own first
    LoopLine* m_line;    // that the running code stands on; null: it is in another thread
    size_t m_served = 0; // the line that was served last
    std::vector<Ref<Task>> m_alive;
    Ref<Future> m_end; // of the next thread that ends, where somebody waits for it
    Ref<Task> m_fresh;
    LaneId m_wokenBy = kNone;                      // who let go on what runs now, when it had held
    ReadyReason m_ended = ReadyReason::FutureDone; // for what it had held
    std::coroutine_handle<> m_halted;
};

} // namespace awaitscope
