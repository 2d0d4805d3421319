#include "core/loop/gather.h"
#include "core/loop/loop_runtime.h"

#include <cassert>
#include <unordered_set>

namespace awaitscope {

// To the end of the ready queue.
void LoopRuntime::beginPause(std::coroutine_handle<> handle)
{
    Task& task = *m_currentTask;
    LoopActivity& activity = activityOf(task);
    activity.parked = handle;
    activity.place = m_place;
    LoopCall call;
    call.target = Ref<Opaque>(&task);
    makeReady(task, ReadyReason::Yielded, std::move(call));
}

Completion LoopRuntime::endPause()
{
    return std::exchange(activityOf(*m_currentTask).delivered, {});
}

std::vector<Ref<Task>> LoopRuntime::liveTasks(const EventLoop* only) const
{
    std::vector<Ref<Task>> tasks;
    for (const Ref<AsyncioLoop>& loop : m_loops) {
        // Those that a closed loop has left run no more.
        if (loop->closed || (only && only != loop.get())) continue;
        tasks.insert(tasks.end(), loop->live.begin(), loop->live.end());
    }
    return tasks;
}

Coroutine<Completion> LoopRuntime::sleep(Duration duration)
{
    if (!m_currentTask) co_return fault(Fault::OutsideTask);
    if (duration <= Duration{}) co_return co_await pause();
    const Ref<Future> over = makeRef<Future>();
    LoopCall call;
    call.kind = LoopCall::Kind::Complete;
    call.target = over;
    at(now() + duration, std::move(call), m_currentLane);
    co_return co_await waitOn(*over, WaitReason::Sleep, kNone, number(duration));
}

Coroutine<void> LoopRuntime::work(Duration duration)
{
    const EventIndex started =
        record(EventKind::WorkStarted, m_currentLane, uint16_t{}, kNone, number(duration));
    co_await m_threads.pass(duration);
    recordBecause(started, EventKind::WorkFinished, m_currentLane);
}

Coroutine<void> LoopRuntime::blockingSleep(Duration duration)
{
    const EventIndex started =
        record(EventKind::BlockedStarted, m_currentLane, uint16_t{}, kNone, number(duration));
    co_await m_threads.pass(duration);
    recordBecause(started, EventKind::BlockedFinished, m_currentLane);
}

Coroutine<void> LoopRuntime::spawn(Ref<Task> task)
{
    spawnNow(task);
    co_return;
}

Coroutine<void> LoopRuntime::spawnEagerly(Ref<Task> task)
{
    if (!m_inLoop) {
        spawnNow(task);
        co_return;
    }
    const EventIndex created = admit(task);
    recordBecause(created, EventKind::TaskReady, task->lane(), ReadyReason::Created, m_currentLane);
    co_await m_threads.startAtOnce(std::move(task));
}

Coroutine<Completion> LoopRuntime::wait(Ref<Future> future)
{
    if (future.get() == m_currentTask) {
        const Completion woken = co_await pause();
        if (woken.raised()) co_return woken;
        co_return Completion::exception(m_host.selfAwaitError(*m_currentTask));
    }
    if (m_currentTask && !future->done() && loopOf(*future) != m_loop) {
        const Completion woken = co_await pause();
        if (woken.raised()) co_return woken;
        co_return Completion::exception(m_host.foreignFutureError(*m_currentTask, *future));
    }
    WaitReason reason = WaitReason::Future;
    uint32_t subject = kNone;
    uint32_t argument = 0;
    if (future->isTask()) {
        reason = WaitReason::Task;
        subject = static_cast<Task&>(*future).lane();
    } else if (const auto* known = dynamic_cast<const KnownFuture*>(future.get())) {
        reason = known->reason();
        subject = known->subject();
        argument = known->argument();
        if (const auto* gathered = dynamic_cast<const GatherFuture*>(known))
            co_return co_await waitOn(*future, reason, &gathered->children(), argument);
    }
    co_return co_await waitOn(*future, reason, subject, argument);
}

Coroutine<std::optional<bool>> LoopRuntime::cancel(Ref<Future> future, Payload message)
{
    co_return tryCancel(*future, message);
}

Coroutine<bool> LoopRuntime::complete(Ref<Future> future, Completion completion)
{
    if (future->done()) co_return false;
    completeNow(*future, std::move(completion));
    m_threads.futureDone(*future);
    co_return true;
}

Coroutine<void> LoopRuntime::addDoneCallback(Ref<Future> future, Ref<Callback> callback)
{
    watch(*future, LoopCall::Kind::Callback, std::move(callback));
    co_return;
}

size_t LoopRuntime::removeDoneCallback(Future& future, const Callback& callback,
                                       bool (*same)(const Callback&, const Callback&))
{
    if (!future.waiters()) return 0;
    return static_cast<Watchers&>(*future.waiters()).remove([&](const Watchers::Watcher& watcher) {
        return watcher.kind == LoopCall::Kind::Callback &&
               same(static_cast<const Callback&>(*watcher.target), callback);
    });
}

Coroutine<void> LoopRuntime::callSoon(Ref<Handle> handle)
{
    LoopCall call;
    call.kind = LoopCall::Kind::Handle;
    call.target = std::move(handle);
    soon(std::move(call));
    co_return;
}

Coroutine<void> LoopRuntime::callAt(Ref<Handle> handle, VirtualTime deadline)
{
    LoopCall call;
    call.kind = LoopCall::Kind::Handle;
    call.target = std::move(handle);
    at(deadline, std::move(call), callbacksLane());
    co_return;
}

// Who is freed when a reaction that is about to run has ended `first`, directly or through others.
std::vector<LaneId> LoopRuntime::lanesFreedBy(Future* first) const
{
    std::vector<LaneId> lanes;
    std::unordered_set<const Future*> seen; // asked only, never walked
    std::vector<Future*> left{first};
    while (!left.empty()) {
        Future* const future = left.back();
        left.pop_back();
        if (!future || future->done() || !seen.insert(future).second) continue;
        if (future->isTask()) {
            lanes.push_back(static_cast<Task&>(*future).lane());
            continue;
        }
        const auto* watchers = static_cast<const Watchers*>(future->waiters().get());
        if (!watchers) continue;
        watchers->each([&](const Watchers::Watcher& watcher) {
            if (watcher.kind == LoopCall::Kind::Wakeup)
                lanes.push_back(static_cast<const Task&>(*watcher.target).lane());
            else if (watcher.kind == LoopCall::Kind::React)
                left.push_back(static_cast<const Reaction&>(*watcher.target).freed());
        });
    }
    std::erase(lanes, kNone);
    return lanes;
}

std::vector<TimedLane> LoopRuntime::timedLanes()
{
    std::vector<TimedLane> lanes;
    const auto addFreed = [&](const Reaction& reaction, const Future* ended) {
        if (!ended || !reaction.isDecidedBy(*ended)) return;
        for (const LaneId lane : lanesFreedBy(reaction.freed()))
            lanes.push_back({lane, now()});
    };
    const auto add = [&](const LoopCall& call, VirtualTime due) {
        if (call.cancelled()) return;
        switch (call.kind) {
        case LoopCall::Kind::Handle:
        case LoopCall::Kind::Callback: lanes.push_back({kNone, due}); break;
        case LoopCall::Kind::React:
            addFreed(static_cast<const Reaction&>(*call.target), call.future.get());
            [[fallthrough]];
        default:
            if (call.timed) lanes.push_back({trace()[call.cause].lane, due});
        }
    };
    for (const Ref<AsyncioLoop>& loop : m_loops) {
        loop->timers.each(add);
        loop->ready.each([&](const LoopCall& call) { add(call, now()); });
    }
    m_threads.addTimed(lanes);
    return lanes;
}

Coroutine<Ref<Future>> LoopRuntime::toThread(Ref<Task> function)
{
    co_return co_await m_threads.run(std::move(function));
}

Coroutine<void> LoopRuntime::startThread(Ref<Task> function)
{
    return m_threads.start(std::move(function));
}

Coroutine<bool> LoopRuntime::holdFor(Ref<Future> future, std::optional<Duration> timeout,
                                     HoldReason why)
{
    return m_threads.holdFor(std::move(future), timeout, why);
}

} // namespace awaitscope
