#include "core/loop/loop_threads.h"

#include "core/loop/gather.h"
#include "core/loop/loop_runtime.h"

#include <algorithm>

namespace awaitscope {

Coroutine<Ref<Future>> LoopThreads::run(Ref<Task> function)
{
    const EventIndex created = m_loop.openLane(*function, LaneKind::Thread, false);
    auto activity = std::make_unique<LoopActivity>();
    activity->threadResult = makeRef<KnownFuture>(WaitReason::Thread, function->lane());
    Ref<Future> result = activity->threadResult;
    function->activity() = std::move(activity);
    m_loop.recordBecause(created, EventKind::TaskReady, function->lane(), ReadyReason::Created,
                         m_loop.currentLane());
    m_alive.push_back(function);

    // Threads started by a thread begin when the starter first sleeps.
    const bool inThread = m_loop.m_stepping && activityOf(*m_loop.m_stepping).threadResult;
    if (inThread) {
        Held start;
        start.until = m_loop.now();
        start.stepping = function;
        start.lane = function->lane();
        addSleeper(std::move(start));
    } else {
        m_fresh = function;
        co_await Holding(*this, VirtualTime{}, false);
    }
    co_return result;
}

Coroutine<void> LoopThreads::startAtOnce(Ref<Task> task)
{
    m_fresh = std::move(task);
    co_await Holding(*this, VirtualTime{}, false);
}

Coroutine<void> LoopThreads::pass(Duration duration)
{
    const VirtualTime until = m_loop.now() + duration;
    const bool inThread = m_loop.m_stepping && activityOf(*m_loop.m_stepping).threadResult;
    if (inThread) {
        co_await Holding(*this, until, true);
    } else if (nextWakeUp() <= until) {
        co_await Holding(*this, until, false);
    } else if (!m_loop.advanceTo(until)) {
        co_await Park(m_halted);
    }
}

void LoopThreads::Holding::await_suspend(std::coroutine_handle<> handle)
{
    Held held = m_threads.hold(handle, m_until);
    if (m_sleeps)
        m_threads.addSleeper(std::move(held));
    else
        m_threads.m_held.push_back(std::move(held));
}

LoopThreads::Held LoopThreads::hold(std::coroutine_handle<> handle, VirtualTime until)
{
    Held held;
    held.until = until;
    held.handle = handle;
    held.stepping = std::move(m_loop.m_stepping);
    held.task = m_loop.m_currentTask;
    held.callback = std::move(m_loop.m_callback);
    m_loop.m_callback = {};
    held.called = std::move(m_loop.m_called);
    held.lane = m_loop.m_currentLane;
    held.cause = m_loop.m_cause;
    held.place = m_loop.m_place;
    return held;
}

std::coroutine_handle<> LoopThreads::restore(Held held)
{
    m_loop.m_stepping = std::move(held.stepping);
    m_loop.m_currentTask = held.task;
    m_loop.m_callback = std::move(held.callback);
    m_loop.m_called = std::move(held.called);
    m_loop.m_currentLane = held.lane;
    m_loop.m_cause = held.cause;
    m_loop.m_place = held.place;
    return held.handle;
}

void LoopThreads::addSleeper(Held held)
{
    // `never()` would say that nobody sleeps.
    held.until = std::min(held.until, VirtualTime::never() + Duration::nanoseconds(-1));
    const auto place =
        std::upper_bound(m_sleepers.begin(), m_sleepers.end(), held.until,
                         [](VirtualTime until, const Held& other) { return until < other.until; });
    m_sleepers.insert(place, std::move(held));
}

std::coroutine_handle<> LoopThreads::wakeNext()
{
    if (!m_loop.advanceTo(nextWakeUp())) return {};
    Held sleeper = std::move(m_sleepers.front());
    m_sleepers.erase(m_sleepers.begin());
    if (sleeper.handle) return restore(std::move(sleeper));
    m_fresh = sleeper.stepping;
    return resumeHeld();
}

std::coroutine_handle<> LoopThreads::resumeHeld()
{
    if (m_fresh) {
        const Ref<Task> thread = std::exchange(m_fresh, nullptr);
        m_loop.m_stepping = thread;
        m_loop.m_currentTask = activityOf(*thread).threadResult ? nullptr : thread.get();
        m_loop.m_currentLane = thread->lane();
        m_loop.m_place = 0;
        m_loop.m_cause = m_loop.recordBecause(m_loop.trace().lane(thread->lane()).created,
                                              EventKind::TaskRunning, thread->lane());
        LoopActivity& activity = activityOf(*thread);
        activity.body = thread->body();
        return activity.body.start(m_loop.m_trampoline);
    }
    if (m_held.empty()) return {};
    if (nextWakeUp() <= m_held.back().until) return wakeNext();
    if (!m_loop.advanceTo(m_held.back().until)) return {};
    Held held = std::move(m_held.back());
    m_held.pop_back();
    return restore(std::move(held));
}

void LoopThreads::ended(const Ref<Task>& thread)
{
    std::erase(m_alive, thread);
}

void LoopThreads::abandon()
{
    for (const Ref<Task>& thread : std::exchange(m_alive, {}))
        activityOf(*thread).body = {};
    m_held.clear();
    m_sleepers.clear();
}

} // namespace awaitscope
