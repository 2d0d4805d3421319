#include "core/loop/loop_runtime.h"

#include <cassert>

namespace awaitscope {

LoopRuntime::LoopRuntime(const RunOptions& options, Host& host)
    : Runtime(options, host), m_threads(*this)
{
    m_loop = makeLoop();
    m_default = m_loops.back();
}

LoopRuntime::~LoopRuntime() = default;

std::coroutine_handle<> LoopRuntime::next()
{
    settle();
    while (!isOver()) {
        if (const auto started = m_threads.startFresh()) return started;
        AsyncioLoop* const loop = m_threads.servedLoop();
        if (loop && loop->called) tellSlowCall(*loop);
        if (!loop || loop->remaining == 0) {
            if (const auto resumed = goOn()) return resumed;
            continue;
        }
        --loop->remaining;
        LoopCall call = loop->ready.pop();
        if (call.cancelled()) continue;
        if (const auto resumed = make(call)) return resumed;
    }
    return {};
}

void LoopRuntime::tellSlowCall(AsyncioLoop& loop)
{
    const Ref<Opaque> called = std::exchange(loop.called, nullptr);
    const Duration took = now() - loop.calledAt;
    if (took < loop.slowCall().value_or(loop.slowCallThen)) return;
    m_currentLane = loop.runner();
    m_host.slowCall(*called, took);
    m_currentLane = kNone;
}

// Nothing is in the middle of an iteration: who is due first goes on. At one instant threads come
// before loops.
std::coroutine_handle<> LoopRuntime::goOn()
{
    LoopLine& line = m_threads.nextLine();
    const VirtualTime due = line.due(now());
    const VirtualTime thread = m_threads.nextWakeUp();
    if (std::min(due, thread) == VirtualTime::never()) {
        endByDeadlock(m_threads.waitingLanes());
        return {};
    }
    if (thread <= due) {
        if (line.held.empty() && line.loop && due > now() && thread > now())
            line.loop->selected = true;
        return m_threads.wakeNext();
    }
    if (!advanceTo(due)) return {};
    if (!line.held.empty()) return m_threads.resumeHeld(line);
    if (line.loop->isLeaving()) return m_threads.leave(line);
    m_threads.serve(line);
    beginIteration(*line.loop);
    return {};
}

// Timers are looked at once per iteration, and go behind what is ready already (SEMANTICS T6).
void LoopRuntime::beginIteration(AsyncioLoop& loop)
{
    loop.selected = false;
    loop.mayLeave = true;
    loop.timers.moveDue(now(), loop.ready);
    loop.remaining = loop.ready.size();
    if (loop.remaining == 0) return;
    const NumberId ready = number(Duration::nanoseconds(static_cast<int64_t>(loop.remaining)));
    recordBecause(loop.ready.front().cause, EventKind::Iteration, kNone, uint16_t{}, ++m_iteration,
                  ready);
}

// What has just run is suspended, or at its end.
void LoopRuntime::settle()
{
    if (m_callback) {
        // Callbacks do not wait: held ones are kept elsewhere.
        record(EventKind::CallbackFinished, m_currentLane, uint16_t{}, kNone,
               m_trace->intern(m_called->name()));
        m_callback = {};
        m_called = nullptr;
    }
    if (Ref<Task> task = std::exchange(m_stepping, nullptr)) {
        LoopActivity& activity = activityOf(*task);
        if (activity.body && activity.body.done()) {
            Completion completion = activity.body.result();
            finishTask(std::move(task), std::move(completion));
        }
    }
    m_currentTask = nullptr;
    m_currentLane = kNone;
    m_place = 0;
}

// Whether it steps a task that nobody sees: one of those that close a loop.
static bool isQuiet(const LoopCall& call)
{
    const bool steps = call.kind == LoopCall::Kind::Step || call.kind == LoopCall::Kind::Wakeup;
    return steps && static_cast<const Task*>(call.target.get())->lane() == kNone;
}

std::coroutine_handle<> LoopRuntime::make(LoopCall& call)
{
    m_cause = call.cause;
    if (call.timed) {
        const LaneId lane = trace()[call.cause].lane;
        m_cause = record(EventKind::TimerFired, lane);
    }
    if (m_loop->slowCall() && call.isOfProgram() && !isQuiet(call)) {
        asyncioLoop().called = call.target;
        asyncioLoop().calledAt = now();
        asyncioLoop().slowCallThen = *m_loop->slowCall();
    }
    switch (call.kind) {
    case LoopCall::Kind::Step:
    case LoopCall::Kind::Wakeup:
        return step(static_cast<Task&>(*call.target), call.future.get(), m_cause);
    case LoopCall::Kind::Complete:
        completeNow(static_cast<Future&>(*call.target), {}, call.reason);
        return {};
    case LoopCall::Kind::Thread:
        if (!call.future->done())
            completeNow(*call.future, static_cast<Task&>(*call.target).completion());
        return {};
    case LoopCall::Kind::React:
        static_cast<Reaction&>(*call.target).run(*this, call.future.get());
        return {};
    case LoopCall::Kind::Handle: return callProgram(static_cast<Handle&>(*call.target).callback());
    case LoopCall::Kind::Callback:
        return callProgram(Ref<Callback>(static_cast<Callback*>(call.target.get())));
    }
    return {};
}

std::coroutine_handle<> LoopRuntime::callProgram(Ref<Callback> callback)
{
    m_inLoop = true;
    m_currentLane = callbacksLane();
    m_cause = record(EventKind::CallbackStarted, m_currentLane, uint16_t{}, kNone,
                     m_trace->intern(callback->name()));
    m_callback = callback->call();
    m_called = std::move(callback);
    return m_callback.start(m_trampoline);
}

std::coroutine_handle<> LoopRuntime::step(Task& task, Future* awaited, EventIndex cause)
{
    LoopActivity& activity = activityOf(task);
    Completion delivered;
    if (awaited) {
        awaited->setRetrieved();
        delivered = outcomeOf(*awaited);
    }
    if (task.mustCancel()) {
        if (delivered.outcome != Outcome::Cancelled)
            delivered = Completion::cancelled(m_host.cancelledError(task.cancelMessage()));
        task.setMustCancel(false);
    }
    activity.waiter = nullptr;

    m_stepping = Ref<Task>(&task);
    m_inLoop = true;
    m_currentTask = &task;
    m_currentLane = task.lane();
    m_place = activity.place;
    m_cause = cause;
    if (m_currentLane != kNone) m_cause = record(EventKind::TaskRunning, m_currentLane);
    if (activity.body) {
        activity.delivered = std::move(delivered);
        return std::exchange(activity.parked, {});
    }
    if (delivered.raised() && task.endsUnstarted(delivered.payload)) {
        finishTask(std::exchange(m_stepping, nullptr), std::move(delivered));
        settle();
        return {};
    }
    Completion completion;
    if (task.bodyAtOnce(completion)) {
        finishTask(std::exchange(m_stepping, nullptr), std::move(completion));
        settle();
        return {};
    }
    activity.body = task.body();
    return activity.body.start(m_trampoline);
}

void LoopRuntime::finishTask(Ref<Task> task, Completion completion)
{
    LoopActivity& activity = activityOf(*task);
    if (task->mustCancel() && !completion.raised()) {
        // Asked for during its last step.
        completion = Completion::cancelled(m_host.cancelledError(task->cancelMessage()));
        task->setMustCancel(false);
    } else if (completion.outcome == Outcome::Cancelled) {
        task->setCancelMessage({}); // the exception has it
    }
    if (task->lane() != kNone) {
        TextId text = 0;
        if (completion.outcome == Outcome::Exception)
            text = m_trace->intern(m_host.summary(completion.payload));
        m_cause = record(EventKind::TaskFinished, task->lane(), completion.outcome, kNone, text);
    }
    // The program's variables of the task die before anybody hears of its end.
    activity.body = {};
    m_currentTask = nullptr;
    m_currentLane = kNone;

    if (Ref<Future> result = std::move(activity.threadResult)) {
        task->setCompletion(std::move(completion));
        task->setRetrieved(); // the future will tell
        m_threads.ended(task);
        const OfLoop loop(*this, activity.loop);
        LoopCall call;
        call.kind = LoopCall::Kind::Thread;
        call.target = std::move(task);
        call.future = std::move(result);
        soon(std::move(call));
        return;
    }
    if (activity.live) loopOf(*task).live.erase(activity.self);
    activity.live = false;
    const bool exits = completion.exits;
    const Completion exit = exits ? completion : Completion();
    completeNow(*task, std::move(completion));
    if (exits) leaveLoop(exit);
}

// Here and now; what was left of this iteration stays ready.
bool LoopRuntime::leaveLoop(Completion exit)
{
    AsyncioLoop& loop = asyncioLoop();
    loop.exit = std::move(exit);
    loop.stopping = true;
    loop.remaining = 0;
    return true;
}

uint64_t LoopRuntime::pendingBytes() const
{
    // Of many loops now and then only: it takes as long as there are loops.
    constexpr size_t kFew = 8;
    if (++m_pendingAsked * kFew < m_loops.size()) return m_pendingBytes;
    m_pendingAsked = 0;
    m_pendingBytes = m_loops.size() * sizeof(AsyncioLoop);
    for (const Ref<AsyncioLoop>& loop : m_loops)
        m_pendingBytes += loop->live.size() * kTaskBytes +
                          (loop->ready.size() + loop->timers.size()) * kCallBytes;
    return m_pendingBytes;
}

void LoopRuntime::abandon()
{
    m_callback = {};
    m_called = nullptr;
    m_stepping = nullptr;
    m_threads.abandon();
    for (const Ref<AsyncioLoop>& loop : m_loops)
        for (const Ref<Task>& task : loop->live)
            activityOf(*task).body = {};
    for (const Ref<AsyncioLoop>& loop : m_loops)
        loop->close();
    m_watchers.cutAll();
    for (const Ref<AsyncioLoop>& loop : m_loops) {
        for (const Ref<Task>& task : loop->live) {
            activityOf(*task).waiter = nullptr;
            activityOf(*task).delivered = {};
            activityOf(*task).live = false;
        }
        loop->live.clear();
    }
}

} // namespace awaitscope
