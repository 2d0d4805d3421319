#include "core/loop/loop_runtime.h"

#include <cassert>

namespace awaitscope {

namespace {

class StopLoop : public Reaction {
public:
    void run(LoopRuntime& loop, Future* future) override
    {
        // An exception that leaves the loop by itself needs no help.
        if (!future->completion().exits) loop.stop();
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

Coroutine<Completion> LoopRuntime::turn()
{
    m_running = true;
    m_mayLeave = false;
    co_await Park(m_parkedProgram);
    co_return std::exchange(m_exit, Completion());
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
    assert(!isRunning());
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
    const std::vector<Ref<Task>> live = liveTasks();
    const std::vector<Ref<Future>> leftovers(live.begin(), live.end());
    if (!leftovers.empty()) {
        for (const Ref<Future>& task : leftovers)
            if (!tryCancel(*task)) {
                closeLoop();
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
    closeLoop();
    co_return Completion();
}

Coroutine<void> LoopRuntime::closeThreads()
{
    while (m_threads.hasOfLoop() && m_threads.nextWakeUp() != VirtualTime::never())
        co_await m_threads.pass(m_threads.nextWakeUp() - now());
}

void LoopRuntime::closeLoop()
{
    ++m_loopNumber;
    while (!m_ready.empty())
        m_ready.pop();
    m_timers.clear();
}

// Each is thrown out of where it stands, and may say something on its way.
Coroutine<void> LoopRuntime::dropPending()
{
    closeLoop();
    const std::vector<Ref<Task>> pending(m_live.begin(), m_live.end());
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
        m_ready.push(std::move(call));
        stop();
        task->setMustCancel(false);
        co_await turn();
        task->setRetrieved();
        closeLoop();
    }
}

Coroutine<void> LoopRuntime::runQuietly(Ref<Task> task)
{
    giveNumber(*task);
    task->activity() = std::make_unique<LoopActivity>();
    LoopCall call;
    call.target = task;
    soon(std::move(call));
    co_await runUntil(task);
}

// The program's own code stands still while it runs the loop.
void LoopRuntime::programWaits(WaitReason reason, LaneId subject)
{
    record(EventKind::TaskWaiting, 0, reason, subject);
}

void LoopRuntime::programRuns(SpanId place, ReadyReason reason)
{
    const Event& cause = (*m_trace)[m_cause];
    const LaneId by = cause.kind == EventKind::TaskFinished ? cause.lane : kNone;
    m_cause = record(EventKind::TaskReady, 0, reason, by);
    m_place = place;
    m_cause = record(EventKind::TaskRunning, 0);
}

} // namespace awaitscope
