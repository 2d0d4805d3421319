#pragma once

#include "core/runtime/blocking_threads.h"
#include "core/runtime/runtime.h"
#include "core/threads/future_watchers.h"
#include "core/threads/kernel.h"

#include <map>
#include <memory>
#include <set>
#include <vector>

namespace awaitscope {

/// The runtime of the synchronous and the preemptive model: asyncio's operations as blocking calls
/// of a kernel, written once for both (MODELS S and P).
///
/// A done future hands over at once, in the thread that completes it; so do locks and queues.
class ThreadRuntime final : public Runtime, public BlockingThreads {
public:
    ThreadRuntime(const RunOptions& options, Host& host);
    ~ThreadRuntime() override;

    // --- Runtime
    bool isRunning() const override;
    std::vector<Ref<Task>> liveTasks(const EventLoop* only = nullptr) const override;
    void traverseWatchers(Visitor& visitor) const override { m_watchedFutures.traverse(visitor); }
    Coroutine<Completion> sleep(Duration duration) override;
    Coroutine<void> work(Duration duration) override;
    Coroutine<void> blockingSleep(Duration duration) override;
    Coroutine<void> spawn(Ref<Task> task) override;
    Coroutine<Completion> wait(Ref<Future> future) override;
    Coroutine<std::optional<bool>> cancel(Ref<Future> future, Payload message) override;
    Coroutine<bool> complete(Ref<Future> future, Completion completion) override;
    Coroutine<void> addDoneCallback(Ref<Future> future, Ref<Callback> callback) override;
    size_t removeDoneCallback(Future& future, const Callback& callback,
                              bool (*same)(const Callback&, const Callback&)) override;
    Coroutine<void> callSoon(Ref<Handle> handle) override;
    Coroutine<void> callAt(Ref<Handle> handle, VirtualTime deadline) override;
    Coroutine<Completion> runMain(Ref<Future> main, bool shutdown) override;
    Coroutine<Completion> runForever() override;
    Coroutine<Completion> shutDown() override;
    void stop(EventLoop&) override {}
    Coroutine<Ref<Future>> gather(std::vector<Ref<Future>> children,
                                  bool returnExceptions) override;
    Coroutine<Completion> waitMany(std::vector<Ref<Future>> futures,
                                   std::optional<Duration> timeout, WaitUntil until) override;
    Coroutine<Ref<Future>> shield(Ref<Future> inner) override;
    bool isEventLoop() const override { return false; }
    bool waitForMakesTask() const override { return !m_kernel->runsChildrenAtOnce(); }
    Coroutine<Completion> waitFor(Ref<Future> future, Duration timeout) override;
    Ref<AsCompleted> makeAsCompleted(std::vector<Ref<Future>> futures,
                                     std::optional<Duration> timeout) override;
    Coroutine<Ref<Future>> toThread(Ref<Task> function) override;
    Coroutine<void> startThread(Ref<Task> function) override;
    Coroutine<bool> holdFor(Ref<Future> future, std::optional<Duration> timeout,
                            HoldReason why) override;
    void comesOf(Future& future, const HoldReason& why) override;
    Ref<Lock> makeLock() override;
    Ref<Semaphore> makeSemaphore(int64_t value, bool bounded) override;
    Ref<EventFlag> makeEvent() override;
    Ref<Condition> makeCondition(Ref<Lock> lock) override;
    Ref<Queue> makeQueue(int64_t capacity, Ref<QueueStore> store) override;
    Ref<Barrier> makeBarrier(int64_t parties) override;
    Ref<Timeout> makeTimeout(std::optional<VirtualTime> deadline) override;
    Ref<TaskGroup> makeTaskGroup() override;

    // --- for the kernels, and for what is built on them
    using Runtime::advanceTo;
    using Runtime::callbacksLane;
    using Runtime::endByDeadlock;
    using Runtime::endByLimit;
    using Runtime::isOver;
    using Runtime::lanesOf;
    using Runtime::number;
    using Runtime::record;
    using Runtime::recordBecause;
    using Runtime::tellCycles;

    Kernel& kernel() { return *m_kernel; }
    Host& host() { return m_host; }
    Trampoline& trampoline() { return m_trampoline; }
    WatchedFutures& watchedFutures() { return m_watchedFutures; }
    /// What the next event follows from, and the core on which it happens.
    EventIndex cause() const { return m_cause; }
    void setCause(EventIndex cause) { m_cause = cause; }
    /// From here on `thread` runs on `core`.
    void enter(Thread& thread, uint8_t core);
    /// Keeps what `enter` will need again.
    void leave(Thread& thread);
    /// No thread runs: a timer fires because of `cause`.
    void enterTimer(EventIndex cause);

    /// A wake-up that the running code brings about.
    Wake wakeBecause(ReadyReason reason, Payload value = {});
    /// A new task: it has a lane, and is live from here on. Returns its TaskCreated.
    EventIndex admit(const Ref<Task>& task, LaneKind kind);
    /// Runs a task in the current thread, from its start to the last of its done callbacks.
    Coroutine<void> runTask(Ref<Task> task);
    /// Calls a function of the program in the current thread. When the thread's task is over, on a
    /// lane of callbacks.
    Coroutine<void> callHere(Ref<Callback> callback);
    LaneId takeCallbacksLane();
    void returnCallbacksLane(LaneId lane);
    /// The pending cancellation of `task`, which it takes back; `task` may be null.
    std::optional<Completion> takeCancellation(Task* task);
    /// Whether it waits in `runMain`.
    bool runsLoop(LaneId lane) const;
    /// Never blocks, and runs no code of the program. False when the task is done.
    bool cancelTask(Task& task, Payload message, ReadyReason reason = ReadyReason::Cancelled);
    /// As `Task::uncancel`, but a cancellation that is still to be delivered stays so.
    int takeBackRequest(Task& task);
    /// Records that a thread begins to wait for what its `waiting` says.
    void recordWait(const Thread& thread);
    /// Registers with a future that is not done.
    void watch(Future& future, Ref<Watcher> watcher);

private:
    std::coroutine_handle<> next() override;
    void priorityChanged(int64_t priority) override;
    uint64_t pendingBytes() const override
    {
        return (m_liveTasks.size() + m_kernel->threadCount()) * kTaskBytes +
               m_kernel->timers().size() * 2 * kCallBytes;
    }
    void abandon() override;
    std::vector<TimedLane> timedLanes() override;
    Coroutine<void> settle(Ref<Future> future);
    using Asked = std::map<const Future*, bool>; // gathers that have been, and their answers
    Coroutine<bool> cancelOnce(Ref<Future> future, Payload message, Asked& asked);
    Waiting waitingFor(Future& future) const;
    ReadyReason readyReasonOf(Future& future) const;

    std::unique_ptr<Kernel> m_kernel;
    WatchedFutures m_watchedFutures;
    struct LiveTask {
        Ref<Task> task;
        Ref<EventLoop> loop;
    };
    std::map<LaneId, LiveTask> m_liveTasks;
    std::vector<LaneId> m_runners; // of `runMain`
    size_t m_callbacksLanes = 0;
    std::set<LaneId> m_freeCallbacksLanes;
};

} // namespace awaitscope
