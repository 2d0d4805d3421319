#pragma once

#include "core/loop/loop_activity.h"
#include "core/loop/loop_call.h"
#include "core/loop/loop_threads.h"
#include "core/loop/watchers.h"
#include "core/runtime/blocking_threads.h"

#include <vector>

namespace awaitscope {

/// The cooperative model: asyncio's event loop as CPython 3.13 builds it, hop for hop.
///
/// One iteration makes the calls that were ready when it began. A future that is done queues its
/// waiters; it never runs them. Only timers and code that holds the loop move the clock.
class LoopRuntime final : public Runtime, public BlockingThreads {
public:
    LoopRuntime(const RunOptions& options, Host& host);
    ~LoopRuntime() override;

    bool isRunning() const override { return m_inLoop; }
    std::vector<Ref<Task>> liveTasks(const EventLoop* only = nullptr) const override;
    Ref<EventLoop> makeLoop() override;
    size_t openLoops() override;
    Ref<EventLoop> loopOf(Future& future) const override;
    void traverseWatchers(Visitor& visitor) const override { m_watchers.traverseAll(visitor); }
    Coroutine<Completion> sleep(Duration duration) override;
    bool canPause() const override { return true; }
    Coroutine<void> work(Duration duration) override;
    Coroutine<void> blockingSleep(Duration duration) override;
    Coroutine<void> spawn(Ref<Task> task) override;
    bool spawnAtOnce(const Ref<Task>& task) override
    {
        spawnNow(task);
        return true;
    }
    Coroutine<void> spawnEagerly(Ref<Task> task) override;
    Coroutine<Completion> wait(Ref<Future> future) override;
    Coroutine<std::optional<bool>> cancel(Ref<Future> future, Payload message) override;
    /// A gather that was cancelled raises a cancellation, although it failed.
    Completion outcomeOf(Future& future) override;
    Coroutine<bool> complete(Ref<Future> future, Completion completion) override;
    Coroutine<void> addDoneCallback(Ref<Future> future, Ref<Callback> callback) override;
    size_t removeDoneCallback(Future& future, const Callback& callback,
                              bool (*same)(const Callback&, const Callback&)) override;
    std::vector<FutureWatcher> watchersOf(const Future& future) const override;
    Ref<Future> awaitedBy(Task& task) const override;
    Coroutine<void> callSoon(Ref<Handle> handle) override;
    Coroutine<void> callAt(Ref<Handle> handle, VirtualTime deadline) override;
    Coroutine<Completion> runMain(Ref<Future> main, bool shutdown) override;
    Coroutine<Completion> runForever() override;
    Coroutine<Completion> shutDown() override;
    Coroutine<void> closeThreads() override;
    void closeLoop(EventLoop& loop) override;
    Coroutine<void> dropPending() override;
    void stop(EventLoop& loop) override { static_cast<AsyncioLoop&>(loop).stopping = true; }
    bool leaveLoop(Completion exit) override;
    Coroutine<Ref<Future>> gather(std::vector<Ref<Future>> children,
                                  bool returnExceptions) override;
    Coroutine<Completion> waitMany(std::vector<Ref<Future>> futures,
                                   std::optional<Duration> timeout, WaitUntil until) override;
    Coroutine<Ref<Future>> shield(Ref<Future> inner) override;
    bool isEventLoop() const override { return true; }
    bool waitForMakesTask() const override { return false; }
    Coroutine<Completion> waitFor(Ref<Future> future, Duration timeout) override;
    Ref<AsCompleted> makeAsCompleted(std::vector<Ref<Future>> futures,
                                     std::optional<Duration> timeout) override;
    Coroutine<Ref<Future>> toThread(Ref<Task> function) override;
    Coroutine<void> startThread(Ref<Task> function) override;
    void comesOf(Future& future, const HoldReason& why) override { m_threads.comesOf(future, why); }
    Coroutine<bool> holdFor(Ref<Future> future, std::optional<Duration> timeout,
                            HoldReason why) override;
    Ref<Lock> makeLock() override;
    Ref<Semaphore> makeSemaphore(int64_t value, bool bounded) override;
    Ref<EventFlag> makeEvent() override;
    Ref<Condition> makeCondition(Ref<Lock> lock) override;
    Ref<Queue> makeQueue(int64_t capacity, Ref<QueueStore> store) override;
    Ref<Barrier> makeBarrier(int64_t parties) override;
    Ref<Timeout> makeTimeout(std::optional<VirtualTime> deadline) override;
    Ref<TaskGroup> makeTaskGroup() override;

    // --- for the parts of this family: nothing below runs code of the program
    using Runtime::number;
    using Runtime::record;
    Host& host() { return m_host; }
    Completion fault(Fault fault) { return Completion::exception(m_host.faultError(fault)); }
    Completion boundElsewhere(Opaque& object)
    {
        return Completion::exception(m_host.boundElsewhereError(object));
    }

    /// While it lives, events and calls have `cause` for their cause.
    class Because {
    public:
        Because(LoopRuntime& loop, EventIndex cause)
            : m_loop(loop), m_before(std::exchange(loop.m_cause, cause))
        {
        }
        ~Because() { m_loop.m_cause = m_before; }
        Because(const Because&) = delete;
        Because& operator=(const Because&) = delete;

    private:
        LoopRuntime& m_loop;
        EventIndex m_before;
    };

    /// What awaiting a future gives, at once if it is done.
    class Suspension {
    public:
        Suspension(LoopRuntime& loop, Future& future, WaitReason reason, uint32_t subject,
                   uint32_t argument, const std::vector<Ref<Future>>* others = nullptr)
            : m_loop(loop), m_future(future), m_reason(reason), m_subject(subject),
              m_argument(argument), m_others(others)
        {
        }
        bool await_ready() const { return m_future.done() || !m_loop.currentTask(); }
        void await_suspend(std::coroutine_handle<> handle);
        Completion await_resume();

    private:
        LoopRuntime& m_loop;
        Future& m_future;
        WaitReason m_reason;
        uint32_t m_subject;
        uint32_t m_argument;
        const std::vector<Ref<Future>>* m_others;
        LoopActivity* m_activity = nullptr;
    };
    /// `co_await` this to make the current task wait. The caller keeps `future` alive.
    Suspension waitOn(Future& future, WaitReason reason, uint32_t subject = kNone,
                      uint32_t argument = 0)
    {
        return Suspension(*this, future, reason, subject, argument);
    }
    /// The same, for a wait that any of `others` may end; null: nobody knows who.
    Suspension waitOn(Future& future, WaitReason reason, const std::vector<Ref<Future>>* others,
                      uint32_t argument)
    {
        return Suspension(*this, future, reason, kNone, argument, others);
    }

    /// Completes a future that is not done: its watchers are queued. `reason` is why a task that
    /// awaits it becomes ready, if that does not follow from what it waits for.
    void completeNow(Future& future, Completion completion, std::optional<ReadyReason> reason = {});
    /// Requests a cancellation, as `Future.cancel` and `Task.cancel` do; false when it is done.
    /// Nothing: it met a circle of tasks that wait for each other, which stay as they are.
    std::optional<bool> tryCancel(Future& future, const Payload& message = {},
                                  ReadyReason reason = ReadyReason::Cancelled);
    /// The same, for whoever has nobody to tell of a circle.
    bool cancelNow(Future& future, const Payload& message = {},
                   ReadyReason reason = ReadyReason::Cancelled)
    {
        return tryCancel(future, message, reason).value_or(false);
    }
    /// The task's first step is queued.
    void spawnNow(const Ref<Task>& task);
    /// The reaction is queued when the future is done; at once when it is.
    void watch(Future& future, LoopCall::Kind kind, Ref<Opaque> target);
    void unwatch(Future& future, const Opaque& target);
    void soon(LoopCall call);
    /// Arms a timer for `lane` (its TimerSet is the call's cause).
    void at(VirtualTime deadline, LoopCall call, LaneId lane);

protected:
    std::coroutine_handle<> next() override;
    uint64_t pendingBytes() const override;
    void abandon() override;
    void beginPause(std::coroutine_handle<> handle) override;
    Completion endPause() override;
    std::vector<TimedLane> timedLanes() override;
    std::vector<Ref<Task>> liveThreads() const override { return m_threads.alive(); }

private:
    friend class LoopThreads;
    class CancelRequest;
    class ClosingGenerators;
    class ClosingThreads;

    // One iteration.
    void settle();
    void beginIteration(AsyncioLoop& loop);
    void sweepLoops();
    void tellSlowCall(AsyncioLoop& loop);
    std::coroutine_handle<> goOn();
    std::coroutine_handle<> make(LoopCall& call);
    std::coroutine_handle<> step(Task& task, Future* awaited, EventIndex cause);
    std::coroutine_handle<> callProgram(Ref<Callback> callback);
    EventIndex admit(const Ref<Task>& task);
    void finishTask(Ref<Task> task, Completion completion);
    void schedule(Watchers::Watcher& watcher, Future& future, AsyncioLoop& loop,
                  std::optional<ReadyReason> reason);
    void makeReady(Task& task, ReadyReason reason, LoopCall call);
    // The loop of the running code, or of what is under way for it.
    AsyncioLoop& asyncioLoop() const { return static_cast<AsyncioLoop&>(*m_loop); }
    static AsyncioLoop& loopOf(Task& task)
    {
        return static_cast<AsyncioLoop&>(*activityOf(task).loop);
    }
    ReadyReason readyReason(Task& task, const Future& future) const;
    std::vector<LaneId> lanesFreedBy(Future* first) const;
    LaneId responsible() const;

    // Running and closing the loop.
    Coroutine<Completion> runUntil(Ref<Future> future);
    class Entering;
    Coroutine<Completion> turn();
    Coroutine<void> runQuietly(Ref<Task> task);
    void programWaits(WaitReason reason, LaneId subject);
    void programRuns(SpanId place, ReadyReason reason);

    std::vector<Ref<AsyncioLoop>> m_loops; // that are open, or whose tasks are not all done
    size_t m_sweepAt = 64;                 // so many of them
    mutable size_t m_pendingAsked = 0;     // how often, since `m_pendingBytes` was found out
    mutable uint64_t m_pendingBytes = 0;
    Ref<AsyncioLoop> m_default; // of code that has chosen no other; open
    LoopThreads m_threads;
    Watchers m_watchers; // the ring's head
    uint32_t m_iteration = 0;
    uint16_t m_loopsWithTasks = 0;
    bool m_inLoop = false; // a loop runs what is running
    Ref<Task> m_stepping;
    Ref<Callback> m_called; // the function that `m_callback` runs
    Coroutine<void> m_callback;
};

} // namespace awaitscope
