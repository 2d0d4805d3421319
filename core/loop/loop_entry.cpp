#include "core/loop/loop_runtime.h"

#include <algorithm>
#include <cassert>

namespace awaitscope {

namespace {

class StopLoop : public Reaction {
public:
    void run(LoopRuntime& loop, Future* future) override
    {
        // An exception that leaves the loop by itself needs no help.
        if (!future->completion().exits) loop.stop(*loop.loop());
    }
};

} // namespace

// `shutdown_asyncgens`: a task that uses up a number, but that nobody sees.
class LoopRuntime::ClosingGenerators : public Task {
public:
    explicit ClosingGenerators(LoopRuntime& loop) : m_loop(loop) {}
    Coroutine<Completion> body() override
    {
        std::vector<Ref<Future>> closing;
        for (const Ref<Task>& task : m_loop.host().openGenerators()) {
            m_loop.spawnNow(task);
            closing.push_back(task);
        }
        if (closing.empty()) co_return Completion();
        Ref<Future> all = co_await m_loop.gather(std::move(closing), true);
        co_return co_await m_loop.wait(all);
    }

private:
    LoopRuntime& m_loop;
};

// `shutdown_default_executor`: waits for the threads, holding the loop.
class LoopRuntime::ClosingThreads : public Task {
public:
    explicit ClosingThreads(LoopRuntime& loop) : m_loop(loop) {}
    Coroutine<Completion> body() override
    {
        co_await m_loop.closeThreads();
        co_return Completion();
    }

private:
    LoopRuntime& m_loop;
};

// What runs the loop stands still until the loop is left.
class LoopRuntime::Entering {
public:
    explicit Entering(LoopRuntime& runtime) : m_runtime(runtime) {}
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> handle) { m_runtime.m_threads.enter(handle); }
    void await_resume() const {}

private:
    LoopRuntime& m_runtime;
};

Coroutine<Completion> LoopRuntime::turn()
{
    const Ref<AsyncioLoop> loop(&asyncioLoop());
    co_await Entering(*this);
    co_return std::exchange(loop->exit, Completion());
}

Coroutine<Completion> LoopRuntime::runUntil(Ref<Future> future)
{
    const Ref<Reaction> stop = makeRef<StopLoop>();
    watch(*future, LoopCall::Kind::React, stop);
    Completion exit = co_await turn();
    unwatch(*future, *stop);
    if (exit.raised()) {
        if (future->done()) future->setRetrieved();
        co_return exit;
    }
    // Somebody stopped the loop before.
    if (!future->done()) co_return fault(Fault::StoppedEarly);
    future->setRetrieved();
    co_return outcomeOf(*future);
}

Coroutine<Completion> LoopRuntime::runMain(Ref<Future> main, bool shutdown)
{
    assert(!isRunning() && !loop()->isRunning());
    const SpanId place = m_place;
    LaneId lane = kNone;
    if (main->isTask()) {
        const Ref<Task> task(static_cast<Task*>(main.get()));
        if (task->lane() == kNone && !task->done()) spawnNow(task);
        lane = task->lane();
    }
    programWaits(lane == kNone ? WaitReason::Future : WaitReason::Task, lane);
    Completion outcome = co_await runUntil(main);
    const EventIndex ended = m_cause;
    if (shutdown) {
        Completion closed = co_await shutDown();
        if (closed.raised()) outcome = std::move(closed);
    }
    m_cause = ended;
    programRuns(place, lane == kNone ? ReadyReason::FutureDone : ReadyReason::TaskDone);
    co_return outcome;
}

Coroutine<Completion> LoopRuntime::runForever()
{
    const SpanId place = m_place;
    programWaits(WaitReason::Future, kNone);
    const Completion outcome = co_await turn();
    programRuns(place, ReadyReason::FutureDone);
    co_return outcome;
}

Coroutine<Completion> LoopRuntime::shutDown()
{
    const Ref<EventLoop> closed = loop();
    const std::vector<Ref<Task>> live = liveTasks(closed.get());
    const std::vector<Ref<Future>> leftovers(live.begin(), live.end());
    if (!leftovers.empty()) {
        for (const Ref<Future>& task : leftovers)
            if (!tryCancel(*task)) {
                closeLoop(*closed);
                co_return fault(Fault::EndlessCancel);
            }
        programWaits(WaitReason::Shutdown, kNone);
        const Ref<Future> all = co_await gather(leftovers, true);
        const Completion ended = co_await runUntil(all);
        for (const Ref<Future>& task : leftovers) {
            if (!task->failed() || ended.exits) continue;
            task->setRetrieved();
            co_await m_host.failedAtShutdown(Ref<Task>(static_cast<Task*>(task.get())));
        }
    }
    const Ref<Task> generators(new ClosingGenerators(*this));
    co_await runQuietly(generators);
    const Ref<Task> threads(new ClosingThreads(*this));
    co_await runQuietly(threads);
    closeLoop(*closed);
    co_return Completion();
}

Coroutine<void> LoopRuntime::closeThreads()
{
    co_await m_threads.untilEnded(loop());
}

Ref<EventLoop> LoopRuntime::makeLoop()
{
    if (m_loops.size() >= m_sweepAt) {
        sweepLoops();
        m_sweepAt = std::max(m_sweepAt, 2 * m_loops.size());
    }
    m_loops.push_back(makeRef<AsyncioLoop>());
    return m_loops.back();
}

size_t LoopRuntime::openLoops()
{
    sweepLoops();
    return static_cast<size_t>(std::count_if(
        m_loops.begin(), m_loops.end(), [](const Ref<AsyncioLoop>& one) { return !one->closed; }));
}

// What nobody else knows will never run.
void LoopRuntime::sweepLoops()
{
    std::erase_if(m_loops, [](const Ref<AsyncioLoop>& one) { return one->references() == 1; });
}

// Where its thread chooses no other, what comes belongs to a new one.
void LoopRuntime::closeLoop(EventLoop& loop)
{
    static_cast<AsyncioLoop&>(loop).close();
    if (m_default->closed)
        m_default = Ref<AsyncioLoop>(static_cast<AsyncioLoop*>(makeLoop().get()));
    if (m_loop.get() == &loop) m_loop = m_default;
    std::erase_if(m_loops,
                  [](const Ref<AsyncioLoop>& one) { return one->closed && one->live.empty(); });
}

// Each is thrown out of where it stands, and may say something on its way.
Coroutine<void> LoopRuntime::dropPending()
{
    std::vector<Ref<Task>> pending;
    const std::vector<Ref<AsyncioLoop>> loops = m_loops;
    for (const Ref<AsyncioLoop>& loop : loops) {
        if (loop->isRunning()) continue;
        pending.insert(pending.end(), loop->live.begin(), loop->live.end());
        closeLoop(*loop);
    }
    for (const Ref<Task>& task : pending) {
        const Payload thrown = m_host.leftPending(*task);
        LoopActivity& activity = activityOf(*task);
        if (!thrown || !activity.body) continue;
        if (activity.waiter) unwatch(*activity.waiter, *task);
        const Ref<Future> exit = makeRef<Future>();
        completeNow(*exit, Completion::exception(thrown));
        LoopCall call;
        call.kind = LoopCall::Kind::Wakeup;
        call.target = task;
        call.future = exit;
        call.cause = m_cause;
        asyncioLoop().ready.push(std::move(call));
        stop(*loop());
        task->setMustCancel(false);
        co_await turn();
        task->setRetrieved();
        closeLoop(*loop());
    }
}

Coroutine<void> LoopRuntime::runQuietly(Ref<Task> task)
{
    giveNumber(*task);
    auto activity = std::make_unique<LoopActivity>();
    activity->loop = loop();
    task->activity() = std::move(activity);
    LoopCall call;
    call.target = task;
    soon(std::move(call));
    co_await runUntil(task);
}

// The code that runs the loop stands still meanwhile.
void LoopRuntime::programWaits(WaitReason reason, LaneId subject)
{
    record(EventKind::TaskWaiting, m_currentLane, reason, subject);
}

void LoopRuntime::programRuns(SpanId place, ReadyReason reason)
{
    const Event& cause = (*m_trace)[m_cause];
    const LaneId by = cause.kind == EventKind::TaskFinished ? cause.lane : kNone;
    m_cause = record(EventKind::TaskReady, m_currentLane, reason, by);
    m_place = place;
    m_cause = record(EventKind::TaskRunning, m_currentLane);
}

} // namespace awaitscope
