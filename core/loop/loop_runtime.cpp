#include "core/loop/loop_runtime.h"

#include <cassert>

namespace awaitscope {

LoopRuntime::LoopRuntime(const RunOptions& options, Host& host)
    : Runtime(options, host), m_threads(*this)
{
}

LoopRuntime::~LoopRuntime() = default;

std::coroutine_handle<> LoopRuntime::next()
{
    settle();
    while (!isOver()) {
        if (const auto resumed = m_threads.resumeHeld()) return resumed;
        if (isOver()) break;
        assert(m_parkedProgram);
        if (m_remaining == 0) {
            if (m_stopping && m_mayLeave) return leave();
            if (m_threads.nextWakeUp() <= now()) return m_threads.wakeNext();
            if (m_ready.empty() && !m_stopping && !m_selected) {
                const VirtualTime timer = m_timers.next();
                const VirtualTime thread = m_threads.nextWakeUp();
                if (std::min(timer, thread) == VirtualTime::never()) {
                    endByDeadlock(waitingLanes());
                    break;
                }
                if (thread <= timer) {
                    m_selected = true;
                    return m_threads.wakeNext();
                }
                if (!advanceTo(timer)) break;
            }
            beginIteration();
            continue;
        }
        --m_remaining;
        LoopCall call = m_ready.pop();
        if (call.cancelled()) continue;
        if (const auto resumed = make(call)) return resumed;
    }
    return {};
}

std::coroutine_handle<> LoopRuntime::leave()
{
    m_stopping = false;
    m_running = false;
    m_currentLane = 0;
    return std::exchange(m_parkedProgram, {});
}

// Timers are looked at once per iteration, and go behind what is ready already (SEMANTICS T6).
void LoopRuntime::beginIteration()
{
    m_selected = false;
    m_mayLeave = true;
    m_timers.moveDue(now(), m_ready);
    m_remaining = m_ready.size();
    if (m_remaining == 0) return;
    const NumberId ready = number(Duration::nanoseconds(static_cast<int64_t>(m_remaining)));
    recordBecause(m_ready.front().cause, EventKind::Iteration, kNone, uint16_t{}, ++m_iteration,
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

std::coroutine_handle<> LoopRuntime::make(LoopCall& call)
{
    m_cause = call.cause;
    if (call.timed) {
        const LaneId lane = trace()[call.cause].lane;
        m_cause = record(EventKind::TimerFired, lane);
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
    m_currentTask = &task;
    m_currentLane = task.lane();
    m_place = activity.place;
    m_cause = cause;
    if (m_currentLane != kNone) m_cause = record(EventKind::TaskRunning, m_currentLane);
    if (activity.body) {
        activity.delivered = std::move(delivered);
        return std::exchange(activity.parked, {});
    }
    if (delivered.raised()) {
        task.neverStarted(delivered.payload);
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
        LoopCall call;
        call.kind = LoopCall::Kind::Thread;
        call.target = std::move(task);
        call.future = std::move(result);
        soon(std::move(call));
        return;
    }
    if (activity.live) m_live.erase(activity.self);
    activity.live = false;
    const bool exits = completion.exits;
    const Completion exit = exits ? completion : Completion();
    completeNow(*task, std::move(completion));
    if (exits) leaveLoop(exit);
}

// Here and now; what was left of this iteration stays ready.
bool LoopRuntime::leaveLoop(Completion exit)
{
    m_exit = std::move(exit);
    m_stopping = true;
    m_remaining = 0;
    return true;
}

std::vector<LaneId> LoopRuntime::waitingLanes() const
{
    std::vector<LaneId> lanes;
    for (const Ref<Task>& task : m_live)
        lanes.push_back(task->lane());
    const std::vector<LaneId> threads = m_threads.lanes();
    lanes.insert(lanes.end(), threads.begin(), threads.end());
    return lanes;
}

void LoopRuntime::abandon()
{
    m_callback = {};
    m_called = nullptr;
    m_stepping = nullptr;
    m_threads.abandon();
    for (const Ref<Task>& task : m_live)
        activityOf(*task).body = {};
    while (!m_ready.empty())
        m_ready.pop();
    m_timers.clear();
    m_watchers.cutAll();
    for (const Ref<Task>& task : m_live) {
        activityOf(*task).waiter = nullptr;
        activityOf(*task).delivered = {};
        activityOf(*task).live = false;
    }
    m_live.clear();
}

} // namespace awaitscope
