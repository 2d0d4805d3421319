#include "core/threads/synchronous_kernel.h"

#include "core/threads/thread_runtime.h"

#include <algorithm>

namespace awaitscope {

SynchronousKernel::SynchronousKernel(ThreadRuntime& runtime) : Kernel(runtime)
{
    m_program.lane = runtime.currentLane();
    m_program.loop = runtime.loop();
    m_current = &m_program;
    m_stack.push_back(m_current);
}

std::coroutine_handle<> SynchronousKernel::next()
{
    // Only a run that is over parks.
    return {};
}

Coroutine<void> SynchronousKernel::checkLimits()
{
    Limit limit = m_runtime.exceededLimit();
    if (m_stack.size() > m_runtime.options().limits.depth) limit = Limit::Depth;
    if (limit != Limit::None) co_await m_runtime.halt(limit);
}

Coroutine<void> SynchronousKernel::spawn(Ref<Task> task, LaneKind kind)
{
    co_await checkLimits();
    Thread& caller = current();
    Thread child;
    child.number = ++m_threadCount;
    child.task = task;
    child.loop = m_runtime.loop();
    child.cause = m_runtime.admit(task, kind);
    child.lane = task->lane();
    m_runtime.record(EventKind::TaskWaiting, caller.lane, WaitReason::Call, child.lane);
    m_runtime.leave(caller);

    m_stack.push_back(m_current = &child);
    m_runtime.enter(child, 0);
    m_runtime.setCause(m_runtime.record(EventKind::TaskRunning, child.lane));
    co_await m_runtime.runTask(task);
    m_stack.pop_back();

    caller.cause = m_runtime.cause();
    m_current = &caller;
    m_runtime.enter(caller, 0);
    m_runtime.setCause(m_runtime.record(EventKind::TaskRunning, caller.lane));
}

Coroutine<void> SynchronousKernel::call(Ref<Callback> callback)
{
    return m_runtime.callHere(std::move(callback));
}

// --- waiting

Coroutine<Completion> SynchronousKernel::block(WaitQueue& queue, Waiting waiting,
                                               Interruptible interruptible)
{
    co_await checkLimits();
    Thread& thread = current();
    if (interruptible == Interruptible::Yes) {
        if (auto cancellation = m_runtime.takeCancellation(thread.task.get()))
            co_return std::move(*cancellation);
    }

    queue.append(thread);
    thread.waiting = std::move(waiting);
    thread.blocked = true;
    thread.notified = false;
    thread.interruptible = interruptible;
    thread.value = nullptr;
    m_runtime.recordWait(thread);
    m_runtime.tellCycles();
    bool interrupted = false;
    while (thread.blocked) {
        const std::optional<VirtualTime> next = m_timers.next();
        if (!next) {
            std::vector<LaneId> lanes;
            for (auto each = m_stack.rbegin(); each != m_stack.rend(); ++each) {
                // During `asyncio.run` it only waits for main.
                if (*each == &m_program && m_runtime.runsLoop(m_program.lane)) continue;
                lanes.push_back((*each)->lane);
            }
            m_runtime.endByDeadlock(lanes);
            co_await m_runtime.halt(Limit::None);
        }
        co_await advance(*next);
        co_await fireDue();
        if (thread.interruptible == Interruptible::Yes && thread.task &&
            thread.task->mustCancel()) {
            thread.queue->remove(thread);
            wake(thread, m_interruption);
            interrupted = true;
        }
    }
    m_runtime.setCause(
        m_runtime.recordBecause(thread.readied, EventKind::TaskRunning, thread.lane));
    if (interrupted) co_return std::move(*m_runtime.takeCancellation(thread.task.get()));
    co_return Completion::result(std::move(thread.value));
}

void SynchronousKernel::wake(Thread& thread, Wake wake)
{
    thread.blocked = false;
    thread.interruptible = Interruptible::No;
    thread.queue = nullptr;
    thread.value = std::move(wake.value);
    thread.readied = m_runtime.recordBecause(wake.cause, EventKind::TaskReady, thread.lane,
                                             wake.reason, wake.by);
}

void SynchronousKernel::interrupt(Task&, ReadyReason reason)
{
    m_interruption = m_runtime.wakeBecause(reason);
}

// --- time

Coroutine<void> SynchronousKernel::advance(VirtualTime time)
{
    if (!m_runtime.advanceTo(time)) co_await m_runtime.halt(Limit::Until);
}

Coroutine<void> SynchronousKernel::fireDue()
{
    for (;;) {
        const std::optional<VirtualTime> next = m_timers.next();
        if (!next || *next > m_runtime.now()) co_return;
        Timer timer = m_timers.takeFirst();
        Thread& beneath = current();
        m_runtime.leave(beneath);
        m_runtime.enterTimer(timer.set);
        const EventIndex fired = m_runtime.record(EventKind::TimerFired, timer.lane);
        m_runtime.setCause(fired);
        if (timer.handle)
            co_await callOnTop(timer.handle->callback(), fired);
        else
            timer.fire();
        m_runtime.enter(beneath, 0);
    }
}

Coroutine<void> SynchronousKernel::callOnTop(Ref<Callback> callback, EventIndex fired)
{
    Thread& beneath = current();
    Thread called;
    called.loop = m_runtime.loop();
    called.number = ++m_threadCount;
    called.cause = fired;
    called.lane = m_runtime.takeCallbacksLane();
    m_stack.push_back(m_current = &called);
    m_runtime.enter(called, 0);
    co_await m_runtime.callHere(std::move(callback));
    m_stack.pop_back();
    m_current = &beneath;
    m_runtime.returnCallbacksLane(called.lane);
}

Coroutine<void> SynchronousKernel::passUntil(VirtualTime target)
{
    for (;;) {
        const std::optional<VirtualTime> next = m_timers.next();
        if (!next || *next > target) break;
        co_await advance(*next);
        co_await fireDue();
    }
    co_await advance(target);
}

Coroutine<Completion> SynchronousKernel::sleep(Duration duration)
{
    co_await checkLimits();
    Thread& thread = current();
    Task* task = thread.task.get();
    if (auto cancellation = m_runtime.takeCancellation(task)) co_return std::move(*cancellation);
    if (duration <= Duration()) co_return Completion();

    const VirtualTime target = m_runtime.now() + duration;
    const EventIndex started = m_runtime.record(EventKind::BlockedStarted, thread.lane, uint16_t{},
                                                kNone, m_runtime.number(duration));
    while (m_runtime.now() < target && !(task && task->mustCancel())) {
        const std::optional<VirtualTime> next = m_timers.next();
        if (!next || *next > target) {
            co_await advance(target);
            break;
        }
        co_await advance(*next);
        co_await fireDue();
    }
    m_runtime.recordBecause(started, EventKind::BlockedFinished, thread.lane);
    if (auto cancellation = m_runtime.takeCancellation(task)) co_return std::move(*cancellation);
    co_return Completion();
}

Coroutine<void> SynchronousKernel::blockingSleep(Duration duration)
{
    co_await checkLimits();
    const LaneId lane = current().lane;
    const bool passes = duration > Duration();
    EventIndex started = kNone;
    if (passes)
        started = m_runtime.record(EventKind::BlockedStarted, lane, uint16_t{}, kNone,
                                   m_runtime.number(duration));
    const VirtualTime target = m_runtime.now() + duration;
    if (insideTask())
        co_await passUntil(target);
    else
        co_await advance(target);
    if (passes) m_runtime.recordBecause(started, EventKind::BlockedFinished, lane);
}

Coroutine<void> SynchronousKernel::work(Duration duration)
{
    co_await checkLimits();
    const LaneId lane = current().lane;
    const bool passes = duration > Duration();
    EventIndex started = kNone;
    if (passes)
        started = m_runtime.record(EventKind::WorkStarted, lane, uint16_t{}, kNone,
                                   m_runtime.number(duration));
    // What a timer's function works is added: no two works overlap.
    Duration left = duration;
    for (;;) {
        const std::optional<VirtualTime> next = m_timers.next();
        if (!insideTask() || !next || *next > m_runtime.now() + left) break;
        left -= std::max(*next - m_runtime.now(), Duration());
        co_await advance(*next);
        co_await fireDue();
    }
    co_await advance(m_runtime.now() + left);
    if (passes) m_runtime.recordBecause(started, EventKind::WorkFinished, lane);
}

} // namespace awaitscope
