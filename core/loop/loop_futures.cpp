#include "core/loop/gather.h"
#include "core/loop/loop_runtime.h"
#include "core/trace/event_text.h"

#include <cassert>
#include <unordered_set>

namespace awaitscope {

void LoopRuntime::soon(LoopCall call)
{
    call.cause = m_cause;
    asyncioLoop().plan(std::move(call));
}

void LoopRuntime::at(VirtualTime deadline, LoopCall call, LaneId lane)
{
    call.cause = record(EventKind::TimerSet, lane, uint16_t{}, kNone, number(deadline));
    if (!asyncioLoop().closed) asyncioLoop().timers.add(deadline, std::move(call));
}

EventIndex LoopRuntime::admit(const Ref<Task>& task)
{
    auto activity = std::make_unique<LoopActivity>();
    AsyncioLoop& loop = asyncioLoop();
    activity->loop = m_loop;
    activity->live = true;
    activity->self = loop.live.insert(loop.live.end(), task);
    task->activity() = std::move(activity);
    if (!loop.number) loop.number = m_loopsWithTasks++;
    return openLane(*task, LaneKind::Task, true, *loop.number);
}

void LoopRuntime::spawnNow(const Ref<Task>& task)
{
    const Because because(*this, admit(task));
    LoopCall call;
    call.target = task;
    makeReady(*task, ReadyReason::Created, std::move(call));
}

// Whose doing is what happens now: the running code's, or that of the lane whose event led here;
// nobody's when a timer did.
LaneId LoopRuntime::responsible() const
{
    if (m_currentLane != kNone || m_cause == kNone) return m_currentLane;
    const Event& event = (*m_trace)[m_cause];
    if (event.kind == EventKind::CancelRequested) return event.subject;
    return event.kind == EventKind::TimerFired ? kNone : event.lane;
}

void LoopRuntime::makeReady(Task& task, ReadyReason reason, LoopCall call)
{
    call.cause = m_cause;
    if (task.lane() != kNone)
        call.cause = record(EventKind::TaskReady, task.lane(), reason,
                            reason == ReadyReason::Created ? m_currentLane : responsible());
    loopOf(task).plan(std::move(call));
}

ReadyReason LoopRuntime::readyReason(Task& task, const Future& future) const
{
    if (future.cancelled() && !future.isTask()) return ReadyReason::Cancelled;
    switch (activityOf(task).reason) {
    case WaitReason::Sleep: return ReadyReason::Timer;
    case WaitReason::Task: return ReadyReason::TaskDone;
    case WaitReason::Gather:
    case WaitReason::Wait:
    case WaitReason::Group: return ReadyReason::GatherDone;
    case WaitReason::Lock:
    case WaitReason::Semaphore: return ReadyReason::Lock;
    case WaitReason::Event: return ReadyReason::Event;
    case WaitReason::Condition: return ReadyReason::Condition;
    case WaitReason::QueueGet: return ReadyReason::Item;
    case WaitReason::QueuePut: return ReadyReason::Space;
    case WaitReason::QueueJoin: return ReadyReason::Joined;
    case WaitReason::Barrier: return ReadyReason::Barrier;
    case WaitReason::Thread: return ReadyReason::ThreadDone;
    case WaitReason::Future:
    case WaitReason::Call:
    case WaitReason::Shutdown:
    case WaitReason::Queued:
    case WaitReason::Work: break;
    }
    return ReadyReason::FutureDone;
}

void LoopRuntime::schedule(Watchers::Watcher& watcher, Future& future, AsyncioLoop& loop,
                           std::optional<ReadyReason> reason)
{
    LoopCall call;
    call.kind = watcher.kind;
    call.target = std::move(watcher.target);
    if (call.kind != LoopCall::Kind::Callback) call.future = Ref<Future>(&future);
    if (call.kind == LoopCall::Kind::Wakeup) {
        Task& task = static_cast<Task&>(*call.target);
        makeReady(task, reason ? *reason : readyReason(task, future), std::move(call));
    } else {
        call.cause = m_cause;
        loop.plan(std::move(call));
    }
}

void LoopRuntime::completeNow(Future& future, Completion completion,
                              std::optional<ReadyReason> reason)
{
    future.setCompletion(std::move(completion));
    if (const auto waiters = std::move(future.waiters())) {
        auto& watchers = static_cast<Watchers&>(*waiters);
        auto& loop = static_cast<AsyncioLoop&>(*watchers.loop());
        watchers.each([&](Watchers::Watcher& watcher) { schedule(watcher, future, loop, reason); });
    }
}

Ref<EventLoop> LoopRuntime::loopOf(Future& future) const
{
    Ref<EventLoop> loop = future.loop();
    if (!loop && future.isTask()) {
        Task& task = static_cast<Task&>(future);
        if (task.activity()) loop = activityOf(task).loop;
    }
    return loop ? loop : m_loop;
}

void LoopRuntime::watch(Future& future, LoopCall::Kind kind, Ref<Opaque> target)
{
    if (future.done()) {
        Watchers::Watcher watcher{kind, std::move(target)};
        schedule(watcher, future, asyncioLoop(), {});
        return;
    }
    if (!future.waiters())
        future.waiters() = std::make_unique<Watchers>(m_watchers, loopOf(future));
    static_cast<Watchers&>(*future.waiters()).add(kind, std::move(target));
}

void LoopRuntime::unwatch(Future& future, const Opaque& target)
{
    if (!future.waiters()) return;
    static_cast<Watchers&>(*future.waiters()).remove([&](const Watchers::Watcher& watcher) {
        return watcher.target.get() == &target;
    });
}

Completion LoopRuntime::outcomeOf(Future& future)
{
    Completion completion = future.completion();
    if (completion.outcome == Outcome::Exception) {
        const auto* gather = dynamic_cast<const GatherFuture*>(&future);
        if (gather && gather->raisesCancellation()) completion.outcome = Outcome::Cancelled;
    } else if (completion.outcome == Outcome::Cancelled && !future.takeCancellation()) {
        completion.payload = m_host.cancelledError(future.cancelMessage());
    }
    return completion;
}

std::vector<FutureWatcher> LoopRuntime::watchersOf(const Future& future) const
{
    std::vector<FutureWatcher> found;
    const auto* watchers = static_cast<const Watchers*>(future.waiters().get());
    if (!watchers) return found;
    watchers->each([&](const Watchers::Watcher& watcher) {
        FutureWatcher shown;
        if (watcher.kind == LoopCall::Kind::React) {
            shown.kind = static_cast<const Reaction&>(*watcher.target).kind();
        } else if (watcher.kind == LoopCall::Kind::Callback) {
            shown.kind = FutureWatcher::Kind::Callback;
            shown.callback = Ref<Callback>(static_cast<Callback*>(watcher.target.get()));
        }
        found.push_back(std::move(shown));
    });
    return found;
}

Ref<Future> LoopRuntime::awaitedBy(Task& task) const
{
    return task.activity() ? activityOf(task).waiter : nullptr;
}

void LoopRuntime::Suspension::await_suspend(std::coroutine_handle<> handle)
{
    Task* task = m_loop.m_currentTask;
    assert(task); // only tasks wait
    m_activity = &activityOf(*task);
    if (task->lane() != kNone) {
        std::vector<LaneId> others;
        if (m_others) others = lanesOf(*m_others);
        const uint32_t subject = m_others ? subjectOfWait(m_loop.trace(), others) : m_subject;
        m_loop.record(EventKind::TaskWaiting, task->lane(), m_reason, subject, m_argument);
        if (m_others) m_loop.m_waits.waitsForAny(task->lane(), std::move(others));
    }
    m_activity->place = m_loop.m_place;
    m_activity->reason = m_reason;
    m_activity->waiter = Ref<Future>(&m_future);
    m_activity->parked = handle;
    m_loop.watch(m_future, LoopCall::Kind::Wakeup, Ref<Opaque>(task));
    // A cancellation that was asked for while the task ran meets it here.
    if (task->mustCancel() && m_loop.cancelNow(m_future, task->cancelMessage()))
        task->setMustCancel(false);
}

Completion LoopRuntime::Suspension::await_resume()
{
    if (m_activity) return std::exchange(m_activity->delivered, {});
    if (!m_future.done()) return m_loop.fault(Fault::OutsideTask);
    m_future.setRetrieved();
    return m_loop.outcomeOf(m_future);
}

// A task passes the request on to what it awaits, a gather to its children. Chains of any length:
// hence a stack of our own.
class LoopRuntime::CancelRequest {
public:
    CancelRequest(LoopRuntime& loop, const Payload& message, ReadyReason reason)
        : m_loop(loop), m_message(message), m_reason(reason)
    {
    }

    std::optional<bool> make(Future& root)
    {
        const Because because(m_loop, m_loop.m_cause); // restores it
        visit(root);
        while (!m_steps.empty() && !m_isEndless) {
            Step& step = m_steps.back();
            if (step.gather ? askNextChild(step) : askAwaited(step)) continue;
            m_onPath.erase(step.future.get());
            m_steps.pop_back();
            m_isFresh = false;
        }
        if (m_isEndless) return std::nullopt;
        return m_isTaken;
    }

private:
    struct Step {
        Ref<Future> future;
        GatherFuture* gather = nullptr;
        size_t child = 0;
        bool any = false; // whether a child took the request
    };

    void visit(Future& future)
    {
        m_isFresh = m_isTaken = false;
        if (future.done()) {
            future.setRetrieved();
            return;
        }
        auto* gather = dynamic_cast<GatherFuture*>(&future);
        if (!future.isTask() && !gather) {
            future.setCancelMessage(m_message);
            m_loop.completeNow(
                future, Completion::cancelled(m_loop.m_host.cancelledError(m_message)), m_reason);
            m_isTaken = true;
            return;
        }
        // Gathers of gathers may lead to the same task very often.
        const Limits& limits = m_loop.m_options.limits;
        if (++m_visited > limits.events) m_loop.endByLimit(Limit::Events);
        m_isEndless = m_loop.isOver() || !m_onPath.insert(&future).second;
        if (m_isEndless) return;
        if (!gather) {
            Task& task = static_cast<Task&>(future);
            task.addCancelRequest();
            if (task.lane() != kNone)
                m_loop.m_cause = m_loop.record(EventKind::CancelRequested, task.lane(), uint16_t{},
                                               m_loop.responsible());
        }
        m_steps.push_back({Ref<Future>(&future), gather});
        m_isFresh = true;
    }

    // Whether another one is asked before it can answer.
    bool askNextChild(Step& step)
    {
        step.any = step.any || m_isTaken;
        if (step.child < step.gather->children().size()) {
            visit(*step.gather->children()[step.child++]);
            return true;
        }
        m_isTaken = step.any;
        if (m_isTaken) step.gather->setCancelRequested();
        return false;
    }

    bool askAwaited(Step& step)
    {
        Task& task = static_cast<Task&>(*step.future);
        Future* const waiter = activityOf(task).waiter.get();
        if (m_isFresh && waiter) {
            visit(*waiter);
            return true;
        }
        if (!waiter || !m_isTaken) {
            task.setMustCancel(true);
            task.setCancelMessage(m_message);
        }
        m_isTaken = true;
        return false;
    }

    LoopRuntime& m_loop;
    const Payload& m_message;
    ReadyReason m_reason;
    std::vector<Step> m_steps;
    std::unordered_set<const Future*> m_onPath; // asked only, never walked
    size_t m_visited = 0;
    bool m_isFresh = false;   // the top of the stack has not been asked for its answer yet
    bool m_isTaken = false;   // what the last one asked has answered
    bool m_isEndless = false; // the request goes round in a circle, or the run is over
};

std::optional<bool> LoopRuntime::tryCancel(Future& future, const Payload& message,
                                           ReadyReason reason)
{
    return CancelRequest(*this, message, reason).make(future);
}

} // namespace awaitscope
