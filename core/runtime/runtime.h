#pragma once

#include "core/runtime/event_loop.h"
#include "core/runtime/future.h"
#include "core/runtime/host.h"
#include "core/runtime/options.h"
#include "core/runtime/primitives.h"
#include "core/runtime/wait_graph.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

/// When `asyncio.wait` returns.
enum class WaitUntil { FirstCompleted, FirstException, AllCompleted };

/// A call that was asked for with `call_soon`, `call_later` or `call_at`.
class Handle : public Opaque {
public:
    explicit Handle(Ref<Callback> callback) : m_callback(std::move(callback)) { setHolder(); }
    void traverse(Visitor& visitor) const override { visitor.visit(m_callback); }
    const Ref<Callback>& callback() const { return m_callback; }
    void cancel()
    {
        m_cancelled = true;
        m_callback->letGo();
    }
    bool cancelled() const { return m_cancelled; }

private:
    Ref<Callback> m_callback;
    bool m_cancelled = false;
};

/// Somebody who will hear of the end of a future, for whoever shows it.
struct FutureWatcher {
    enum class Kind { Task, Callback, Gather, Wait, Shielded, Shielding, Group, Completions, Run };
    Kind kind = Kind::Task;
    Ref<Callback> callback; ///< only of `Callback`
};

/// One run of one program under one execution model.
///
/// A program, whatever its language, is a set of coroutines that call the operations below.
/// Whatever can let other code of the program run is an awaitable, never a nested call: spawning
/// runs the child at once in the synchronous model, completing a future runs its callbacks at once
/// in the preemptive one.
///
/// Operations that wait return a `Completion`: the value, or what is to be raised at the await (a
/// cancellation, most often).
class Runtime {
public:
    /// The runtime for `options.settings.model`. `host` outlives it.
    static std::unique_ptr<Runtime> create(const RunOptions& options, Host& host);
    virtual ~Runtime();

    /// Runs the program's own code (a Python module's top level) to its end, and with it all that
    /// it starts; records everything. REQUIRES: called once.
    RunStatus run(Coroutine<Completion> program);

    /// The record of the run; complete when `run` has returned.
    Trace& trace() { return *m_trace; }
    std::shared_ptr<Trace> sharedTrace() const { return m_trace; }
    const RunOptions& options() const { return m_options; }
    VirtualTime now() const { return m_now; }

    // --- where the program is
    /// The place in the source that the running code has reached; events are recorded with it.
    void setPlace(SpanId place) { m_place = place; }
    SpanId place() const { return m_place; }
    /// The task whose code is running; null in the program's top level and in callbacks.
    Task* currentTask() const { return m_currentTask; }
    /// The lane on which code is running.
    LaneId currentLane() const { return m_currentLane; }
    /// Whether an event loop runs the code that is running: `asyncio.run` and the like are under
    /// way in its thread.
    virtual bool isRunning() const = 0;
    /// The lane of the thread whose code is running, as the program's module `threading` knows it:
    /// of a task or callback, that which runs its loop.
    LaneId threadLane() const { return isRunning() ? m_loop->runner() : m_currentLane; }
    /// Tasks that are not done, in order of creation: all of them, or those of one loop.
    virtual std::vector<Ref<Task>> liveTasks(const EventLoop* only = nullptr) const = 0;
    /// Shows whoever is registered with any future: what those hold may form cycles.
    virtual void traverseWatchers(Visitor& visitor) const = 0;

    // --- event loops
    virtual Ref<EventLoop> makeLoop() { return makeRef<EventLoop>(); }
    /// How many have been made that somebody knows and nobody has closed. Only asyncio's count.
    virtual size_t openLoops() { return 0; }
    /// The loop that new tasks, calls and timers of the running code belong to: the one that runs
    /// it, else the one that its thread has chosen. Never null.
    const Ref<EventLoop>& loop() const { return m_loop; }
    /// The loop whose future it is.
    virtual Ref<EventLoop> loopOf(Future&) const { return m_loop; }
    /// From here on they belong to `loop`; what this thread runs next is that one.
    void chooseLoop(Ref<EventLoop> loop) { m_loop = std::move(loop); }
    /// While it lives, they belong to `loop`.
    class OfLoop {
    public:
        OfLoop(Runtime& runtime, Ref<EventLoop> loop)
            : m_runtime(runtime), m_before(std::exchange(runtime.m_loop, std::move(loop)))
        {
        }
        ~OfLoop() { m_runtime.m_loop = std::move(m_before); }
        OfLoop(const OfLoop&) = delete;
        OfLoop& operator=(const OfLoop&) = delete;

    private:
        Runtime& m_runtime;
        Ref<EventLoop> m_before;
    };

    // --- output
    /// Writes to the program's stdout or stderr. Whole lines are recorded at the time of their
    /// newline; an unfinished last line at the end of the run. Ignored when the run is over.
    void write(std::string_view text, bool toStderr = false);
    /// Whoever listens to the output is told of unfinished lines, too.
    void flush(bool toStderr);

    // --- time
    /// `asyncio.sleep`. Zero or less steps aside once.
    virtual Coroutine<Completion> sleep(Duration duration) = 0;
    /// `co_await runtime.pause()` is `sleep` of no time without a coroutine of its own. REQUIRES:
    /// canPause(), and a current task.
    class Pause {
    public:
        explicit Pause(Runtime& runtime) : m_runtime(runtime) {}
        bool await_ready() const { return false; }
        void await_suspend(std::coroutine_handle<> handle) { m_runtime.beginPause(handle); }
        Completion await_resume() { return m_runtime.endPause(); }

    private:
        Runtime& m_runtime;
    };
    Pause pause() { return Pause(*this); }
    virtual bool canPause() const { return false; }
    /// CPU time.
    virtual Coroutine<void> work(Duration duration) = 0;
    /// From here on, how urgent the current task is: the lower, the more; 0 unless set, and nobody
    /// inherits it. Only threads have a scheduler that looks at it, and only under some policies.
    /// Outside any task: nothing.
    void setPriority(int64_t priority);
    /// `time.sleep`.
    virtual Coroutine<void> blockingSleep(Duration duration) = 0;

    // --- tasks and futures
    /// Makes a lane for the task and schedules it (synchronous: runs it to its end).
    virtual Coroutine<void> spawn(Ref<Task> task) = 0;
    /// `spawn` without a coroutine, where nothing of the task runs yet. False: nothing is done.
    virtual bool spawnAtOnce(const Ref<Task>&) { return false; }
    /// The same, but the task runs here and now until it first waits (asyncio's eager tasks).
    virtual Coroutine<void> spawnEagerly(Ref<Task> task) { return spawn(std::move(task)); }
    /// Awaits a future or joins a task: its result, or its exception, or the cancellation of the
    /// one who waits.
    virtual Coroutine<Completion> wait(Ref<Future> future) = 0;
    /// Requests a cancellation. False when it is already done; nothing when tasks that wait for
    /// each other would pass the request on for ever.
    virtual Coroutine<std::optional<bool>> cancel(Ref<Future> future, Payload message) = 0;
    /// How a done future ended, for one more who asks: each gets a CancelledError of its own.
    virtual Completion outcomeOf(Future& future) { return future.completion(); }
    /// `set_result`, `set_exception`. False when it is already done.
    virtual Coroutine<bool> complete(Ref<Future> future, Completion completion) = 0;
    virtual Coroutine<void> addDoneCallback(Ref<Future> future, Ref<Callback> callback) = 0;
    /// Removes it; returns how many there were. Callbacks are compared by `same`.
    virtual size_t removeDoneCallback(Future& future, const Callback& callback,
                                      bool (*same)(const Callback&, const Callback&)) = 0;
    /// Who waits for it, in order of registration; kernels of threads do not say.
    virtual std::vector<FutureWatcher> watchersOf(const Future&) const { return {}; }
    /// What a task waits for; null when it does not, or that is nothing that could be shown.
    virtual Ref<Future> awaitedBy(Task&) const { return {}; }
    virtual Coroutine<void> callSoon(Ref<Handle> handle) = 0;
    virtual Coroutine<void> callAt(Ref<Handle> handle, VirtualTime deadline) = 0;

    // --- entry point
    /// `asyncio.run` (with `shutdown`: cancels what is left, closes the loop) and
    /// `run_until_complete` (without) of a future or of a task that was not spawned yet, by
    /// `loop()`. REQUIRES: !isRunning(), !loop()->isRunning().
    virtual Coroutine<Completion> runMain(Ref<Future> main, bool shutdown) = 0;
    /// `run_forever`, `stop`: cooperative only; elsewhere the completion is a fault.
    virtual Coroutine<Completion> runForever() = 0;
    /// What `asyncio.run` does at its end, for `Runner.close`: cancels what is left and waits for
    /// it. REQUIRES: !isRunning().
    virtual Coroutine<Completion> shutDown() = 0;
    /// Waits for the threads, holding the loop.
    virtual Coroutine<void> closeThreads() { co_return; }
    /// `loop.close`: what it still plans is dropped. REQUIRES: it does not run.
    virtual void closeLoop(EventLoop& loop);
    /// The program is over: raises what the host wants in the tasks that are still pending, but for
    /// those of loops that run on in other threads. REQUIRES: !isRunning().
    virtual Coroutine<void> dropPending() { co_return; }
    virtual void stop(EventLoop& loop) = 0;
    /// An exception that leaves the loop at once (SystemExit) came out of a callback. False where
    /// there is no loop to leave.
    virtual bool leaveLoop(Completion) { return false; }

    // --- combinators
    virtual Coroutine<Ref<Future>> gather(std::vector<Ref<Future>> children,
                                          bool returnExceptions) = 0;
    /// Returns when enough of them are done, or the time is over, or the waiting task is cancelled.
    virtual Coroutine<Completion> waitMany(std::vector<Ref<Future>> futures,
                                           std::optional<Duration> timeout, WaitUntil until) = 0;
    virtual Coroutine<Ref<Future>> shield(Ref<Future> inner) = 0;
    /// Whether this is asyncio's own event loop: tasks exist only while it runs, it closes
    /// abandoned async generators by tasks of its own, and has an exception handler. A kernel of
    /// threads does without: whatever it is asked, it does at once.
    virtual bool isEventLoop() const = 0;
    /// Whether `wait_for(coroutine, t)` runs the coroutine as a call under a timeout (asyncio,
    /// synchronous) or as a task of its own that is joined with a deadline (preemptive).
    virtual bool waitForMakesTask() const = 0;
    /// `wait_for` of a future or task: on expiry it is cancelled and awaited, and a TimeoutError
    /// raised.
    virtual Coroutine<Completion> waitFor(Ref<Future> future, Duration timeout) = 0;
    virtual Ref<AsCompleted> makeAsCompleted(std::vector<Ref<Future>> futures,
                                             std::optional<Duration> timeout) = 0;
    /// A function of the program that runs in a thread of its own; the future has its result.
    virtual Coroutine<Ref<Future>> toThread(Ref<Task> function) = 0;

    // --- what tasks share
    virtual Ref<Lock> makeLock() = 0;
    virtual Ref<Semaphore> makeSemaphore(int64_t value, bool bounded) = 0;
    virtual Ref<EventFlag> makeEvent() = 0;
    virtual Ref<Condition> makeCondition(Ref<Lock> lock) = 0;
    virtual Ref<Queue> makeQueue(int64_t capacity, Ref<QueueStore> store) = 0;
    virtual Ref<Barrier> makeBarrier(int64_t parties) = 0;
    virtual Ref<Timeout> makeTimeout(std::optional<VirtualTime> deadline) = 0;
    virtual Ref<TaskGroup> makeTaskGroup() = 0;

    /// The current lane has taken the lock or semaphore for the length of a block (`async with`),
    /// which will give it back.
    void holdsForBlock(const Shared& shared)
    {
        m_waits.holdsForBlock(m_currentLane, shared.object());
    }

    /// Whoever runs now takes a lock or permit, gives it back, or leaves `count` items in a queue:
    /// what threads of the program share is kept by the language, and only told here. `kind`: of
    /// such an event.
    void tellShared(EventKind kind, ObjectId object, int64_t count)
    {
        record(kind, m_currentLane, uint16_t{}, object, m_trace->internNumber(count));
    }

    // --- bounds
    /// Ends the run where it stands: the awaiting coroutine is never resumed. For limits that the
    /// language counts.
    virtual Coroutine<void> halt(Limit limit);
    /// The bound that the run has passed, or `None`. The scheduler looks between two steps; a
    /// language looks now and then inside a long one (and then calls `halt`).
    Limit exceededLimit();
    /// About what the record and whatever waits for its time takes, in bytes: the same in every
    /// build.
    uint64_t bytes() const;

protected:
    /// Makes the trace, with the Program lane as lane 0.
    Runtime(const RunOptions& options, Host& host);

    // --- what a family of runtimes fills in
    /// Decides what runs next; called whenever nothing is left to run at once. Whoever runs from
    /// here on must find `m_currentLane`, `m_currentTask`, `m_place` and `m_cause` set for it.
    /// Returns the coroutine to resume; nothing once the run is over (`deadlock`, a limit).
    virtual std::coroutine_handle<> next() = 0;
    /// Lets the current task, suspended as `handle`, step aside once; and what its await then
    /// gives.
    virtual void beginPause(std::coroutine_handle<>) {}
    virtual Completion endPause() { return {}; }
    /// The current task has a new priority.
    virtual void priorityChanged(int64_t) {}
    /// Of `bytes`, what the family holds: tasks that are not done, calls and timers to come.
    virtual uint64_t pendingBytes() const = 0;
    /// Destroys every coroutine that the family still holds. The record is closed by then.
    virtual void abandon() = 0;

    // --- recording
    /// Appends an event that happens now, at the current place, on the current core, because of
    /// `m_cause`. `detail` is the enumeration that the kind asks for, or bits.
    template <class Detail = uint16_t>
    EventIndex record(EventKind kind, LaneId lane, Detail detail = {}, uint32_t subject = kNone,
                      uint32_t argument = 0)
    {
        return recordBecause(m_cause, kind, lane, detail, subject, argument);
    }
    /// The same, with a cause of its own.
    template <class Detail = uint16_t>
    EventIndex recordBecause(EventIndex cause, EventKind kind, LaneId lane, Detail detail = {},
                             uint32_t subject = kNone, uint32_t argument = 0)
    {
        const Event* recorded = nullptr;
        const EventIndex index = m_trace->appendFilled([&](Event& event) {
            recorded = &event;
            event.time = m_now;
            event.cause = cause;
            event.lane = lane;
            event.subject = subject;
            event.argument = argument;
            event.span = m_place;
            event.kind = kind;
            event.core = m_core;
            event.detail = static_cast<uint16_t>(detail);
        });
        m_waits.follow(*recorded, index);
        return index;
    }
    NumberId number(Duration duration) { return m_trace->internNumber(duration.count()); }
    NumberId number(VirtualTime time) { return m_trace->internNumber(time.nanoseconds()); }

    // --- lanes
    /// Gives the task a lane and, if it has none and `numbered`, a name; records TaskCreated. Its
    /// creator is the current lane. (The Program lane runs from RunStarted on, without a
    /// TaskRunning.) `loop`: the number of its event loop, where there are several.
    EventIndex openLane(Task& task, LaneKind kind = LaneKind::Task, bool numbered = true,
                        uint16_t loop = 0);
    /// Makes it `Task-N`. One counter for the whole run, as asyncio's is one for the whole process.
    void giveNumber(Task& task) { task.setNumber(++m_taskNumber); }
    /// Passes over the number of a task that asyncio has and the model has not.
    void skipNumber() { ++m_taskNumber; }
    /// The lane of functions that the runtime calls; made when first asked for.
    LaneId callbacksLane();

    // --- clock and end
    /// Lets virtual time pass. False, and the run is over, when that would pass the horizon.
    bool advanceTo(VirtualTime time);
    /// Ends the run: nothing is resumed any more. Records LimitReached.
    void endByLimit(Limit limit);
    /// Ends the run, since nothing can run any more. `waiting`: the lanes concerned; what each
    /// waits for stands in its last TaskWaiting. Cycles among them that have not been told are. Not
    /// listed is who waits for work only, as a thread of a pool.
    void endByDeadlock(std::vector<LaneId> waiting);
    /// Records a Deadlock for each cycle that the last waits have closed. A family calls it where
    /// the base does not come by before a wait goes on.
    void tellCycles();
    /// Tasks that `futures` are, none for what is no task: for `WaitGraph::waitsForAny`.
    static std::vector<LaneId> lanesOf(const std::vector<Ref<Future>>& futures);
    /// Threads that are not over and not among `liveTasks`.
    virtual std::vector<Ref<Task>> liveThreads() const { return {}; }
    /// For whom timers are set, and calls of the program's functions planned or under way.
    virtual std::vector<TimedLane> timedLanes() = 0;
    bool isOver() const { return m_over; }

    /// A task that is not done: its coroutines, its place in queues.
    static constexpr uint64_t kTaskBytes = 1024;
    /// A call that will be made, or a timer.
    static constexpr uint64_t kCallBytes = 128;

    std::shared_ptr<Trace> m_trace;
    RunOptions m_options;
    Host& m_host;
    VirtualTime m_now;
    SpanId m_place = 0;
    Task* m_currentTask = nullptr;
    LaneId m_currentLane = kNone;
    Ref<EventLoop> m_loop;
    EventIndex m_cause = kNone; ///< the event that brought about what runs now
    uint8_t m_core = 0;         ///< where it runs
    Trampoline m_trampoline;    ///< runs everything; for `Coroutine::start`
    WaitGraph m_waits;

private:
    void finish(RunStatus status);
    RunStatus conclude(const Completion& completion);
    void recordLine(std::string_view line, uint16_t flags);
    std::optional<VirtualTime> mayBeBrokenAt(const WaitGraph::Cycle& cycle);
    bool mayBeGiven(const WaitGraph::Cycle& cycle) const;
    void recordDeadlock(EventIndex cause, DeadlockExtent extent, const std::vector<LaneId>& lanes,
                        const std::string& helpers = {});
    std::string helpersInText(const std::vector<LaneId>& waiting) const;
    /// Of tasks and of threads.
    std::vector<Ref<Task>> codeUnderWay() const;

    Coroutine<Completion> m_program;
    std::coroutine_handle<> m_halted; ///< parked for ever
    std::string m_unfinishedLines[2]; ///< of stdout and stderr
    size_t m_told[2] = {};            ///< so much of them has been told to whoever listens
    uint64_t m_written = 0;           ///< bytes, however often the same
    uint32_t m_taskNumber = 0;
    LaneId m_callbacksLane = kNone;
    size_t m_memoryCheckAt = 0;
    bool m_over = false;
    bool m_closed = false;
    RunStatus m_status = RunStatus::Ok;
};

} // namespace awaitscope
