#include "core/threads/preemptive_kernel.h"

#include "core/threads/thread_runtime.h"

#include <algorithm>

namespace awaitscope {

namespace {

Duration quantumOf(const RunSettings& settings)
{
    return settings.quantum > Duration() ? settings.quantum : VirtualTime::never() - VirtualTime();
}

} // namespace

PreemptiveKernel::PreemptiveKernel(ThreadRuntime& runtime, const RunSettings& settings)
    : Kernel(runtime), m_switchCost(settings.switchCost),
      m_policy(makePolicy(settings.policy, quantumOf(settings))),
      m_cores(std::clamp<uint32_t>(settings.cores, 1, kMostCores))
{
    for (size_t index = 0; index < m_cores.size(); ++index)
        m_cores[index].number = static_cast<uint8_t>(index);
    m_program.lane = runtime.currentLane();
    m_program.loop = runtime.loop();
    m_program.quantumLeft = m_policy->quantumOf(m_program);
    m_current = &m_program;
    m_active = &m_cores[0];
    m_active->thread = &m_program;
    m_active->phase = Phase::Stepping;
}

void PreemptiveKernel::abandon()
{
    Kernel::abandon();
    m_threads.clear();
}

// --- threads

Thread& PreemptiveKernel::addThread(Ref<Task> task)
{
    auto thread = std::make_unique<Thread>();
    Thread& added = *thread;
    added.number = ++m_threadCount;
    added.task = std::move(task);
    added.loop = m_runtime.loop();
    m_threads.emplace(added.number, std::move(thread));
    return added;
}

NumberId PreemptiveKernel::enqueue(Thread& thread, Arrival arrival)
{
    return m_runtime.trace().internNumber(m_policy->enqueue(thread, arrival));
}

Coroutine<void> PreemptiveKernel::spawn(Ref<Task> task, LaneKind kind)
{
    const EventIndex created = m_runtime.admit(task, kind);
    Thread& thread = addThread(task);
    thread.lane = task->lane();
    thread.root = threadOfTask(task);
    thread.parked = thread.root.start(m_runtime.trampoline());
    task->activity() = std::make_unique<ThreadLink>(&thread);
    const NumberId rank = enqueue(thread, Arrival::Created);
    thread.readied = m_runtime.recordBecause(created, EventKind::TaskReady, thread.lane,
                                             ReadyReason::Created, m_runtime.currentLane(), rank);
    co_return;
}

Coroutine<void> PreemptiveKernel::threadOfTask(Ref<Task> task)
{
    co_await m_runtime.runTask(task);
    task->activity().reset();
}

Coroutine<void> PreemptiveKernel::call(Ref<Callback> callback)
{
    spawnCallback(std::move(callback));
    co_return;
}

void PreemptiveKernel::spawnCallback(Ref<Callback> callback)
{
    Thread& thread = addThread(nullptr);
    thread.callbackLane = true;
    thread.lane = m_runtime.takeCallbacksLane();
    thread.root = threadOfCallback(std::move(callback));
    thread.parked = thread.root.start(m_runtime.trampoline());
    const NumberId rank = enqueue(thread, Arrival::Created);
    thread.readied = m_runtime.record(EventKind::TaskReady, thread.lane, ReadyReason::Created,
                                      m_runtime.currentLane(), rank);
}

Coroutine<void> PreemptiveKernel::threadOfCallback(Ref<Callback> callback)
{
    co_await m_runtime.callHere(callback);
    m_runtime.returnCallbacksLane(current().lane);
}

std::vector<TimedLane> PreemptiveKernel::timedLanes() const
{
    std::vector<TimedLane> lanes = m_timers.lanes();
    for (const auto& [number, thread] : m_threads)
        if (!thread->task) lanes.push_back({kNone, m_runtime.now()});
    return lanes;
}

// --- what the running thread asks for

void PreemptiveKernel::leaveCore()
{
    m_runtime.leave(current());
    m_policy->leaves(current());
    m_active->thread = nullptr;
    m_active->phase = Phase::Idle;
}

void PreemptiveKernel::markBlocked(Waiting waiting, Interruptible interruptible)
{
    Thread& thread = current();
    thread.waiting = std::move(waiting);
    thread.blocked = true;
    thread.notified = false;
    thread.blockedNumber = ++m_blockedCount;
    thread.interrupted = false;
    thread.interruptible = interruptible;
    thread.value = nullptr;
    m_runtime.recordWait(thread);
    leaveCore();
}

Coroutine<Completion> PreemptiveKernel::block(WaitQueue& queue, Waiting waiting,
                                              Interruptible interruptible)
{
    Thread& thread = current();
    if (interruptible == Interruptible::Yes) {
        if (auto cancellation = m_runtime.takeCancellation(thread.task.get()))
            co_return std::move(*cancellation);
    }
    queue.append(thread);
    markBlocked(std::move(waiting), interruptible);
    co_await Park(thread.parked);
    if (thread.interrupted) {
        if (auto cancellation = m_runtime.takeCancellation(thread.task.get()))
            co_return std::move(*cancellation);
    }
    co_return Completion::result(std::move(thread.value));
}

void PreemptiveKernel::wake(Thread& thread, Wake wake)
{
    thread.blocked = false;
    thread.interruptible = Interruptible::No;
    thread.queue = nullptr;
    thread.timer.reset();
    thread.value = std::move(wake.value);
    const NumberId rank = enqueue(thread, Arrival::Woken);
    thread.readied = m_runtime.recordBecause(wake.cause, EventKind::TaskReady, thread.lane,
                                             wake.reason, wake.by, rank);
}

void PreemptiveKernel::interrupt(Task& task, ReadyReason reason)
{
    const auto* link = static_cast<ThreadLink*>(task.activity().get());
    if (!link || !link->thread->blocked || link->thread->interruptible == Interruptible::No) return;
    Thread& thread = *link->thread;
    if (thread.timer) m_timers.remove(*thread.timer);
    if (thread.queue) thread.queue->remove(thread);
    thread.interrupted = true;
    wake(thread, m_runtime.wakeBecause(reason));
}

void PreemptiveKernel::yield()
{
    Thread& thread = current();
    leaveCore();
    const NumberId rank = enqueue(thread, Arrival::Yielded);
    thread.readied = m_runtime.record(EventKind::TaskReady, thread.lane, ReadyReason::Yielded,
                                      thread.lane, rank);
}

Coroutine<Completion> PreemptiveKernel::sleep(Duration duration)
{
    Thread& thread = current();
    Task* task = thread.task.get();
    if (auto cancellation = m_runtime.takeCancellation(task)) co_return std::move(*cancellation);
    if (duration <= Duration()) {
        yield();
    } else {
        Timer end;
        end.fire = [this, &thread] { wake(thread, m_runtime.wakeBecause(ReadyReason::Timer)); };
        thread.timer = arm(m_runtime.now() + duration, std::move(end));
        const Waiting waiting{WaitReason::Sleep, kNone, duration.count()};
        markBlocked(waiting, Interruptible::Yes);
    }
    co_await Park(thread.parked);
    if (auto cancellation = m_runtime.takeCancellation(task)) co_return std::move(*cancellation);
    co_return Completion();
}

bool PreemptiveKernel::runsAlone(const Thread& thread) const
{
    const auto isOwnThread = [this](const auto& each) {
        const LaneId lane = each.second->lane;
        return lane != kNone && m_runtime.trace().lane(lane).kind == LaneKind::Thread;
    };
    return isProgram(thread) && std::none_of(m_threads.begin(), m_threads.end(), isOwnThread);
}

Coroutine<void> PreemptiveKernel::blockingSleep(Duration duration)
{
    Thread& thread = current();
    if (runsAlone(thread)) {
        if (duration <= Duration()) co_return;
        const EventIndex started = m_runtime.record(EventKind::BlockedStarted, thread.lane,
                                                    uint16_t{}, kNone, m_runtime.number(duration));
        if (!m_runtime.advanceTo(m_runtime.now() + duration)) co_await m_runtime.halt(Limit::Until);
        m_policy->advanceTo(m_runtime.now());
        m_runtime.recordBecause(started, EventKind::BlockedFinished, thread.lane);
        co_return;
    }
    if (duration <= Duration()) {
        yield();
    } else {
        Timer end;
        end.fire = [this, &thread] { wake(thread, m_runtime.wakeBecause(ReadyReason::Timer)); };
        arm(m_runtime.now() + duration, std::move(end));
        const Waiting waiting{WaitReason::Sleep, kNone, duration.count()};
        markBlocked(waiting, Interruptible::No);
    }
    co_await Park(thread.parked);
}

Coroutine<void> PreemptiveKernel::work(Duration duration)
{
    if (duration <= Duration()) co_return;
    Thread& thread = current();
    const EventIndex started = m_runtime.record(EventKind::WorkStarted, thread.lane, uint16_t{},
                                                kNone, m_runtime.number(duration));
    if (runsAlone(thread)) {
        // The machine stands still while the module's own code runs.
        if (!m_runtime.advanceTo(m_runtime.now() + duration)) co_await m_runtime.halt(Limit::Until);
        m_policy->advanceTo(m_runtime.now());
    } else {
        thread.workLeft = duration;
        m_runtime.leave(thread);
        m_active->phase = Phase::Working;
        co_await Park(thread.parked);
    }
    m_runtime.recordBecause(started, EventKind::WorkFinished, thread.lane);
}

void PreemptiveKernel::setPriority(int64_t priority)
{
    Kernel::setPriority(priority);
    m_policy->priorityChanged();
}

} // namespace awaitscope
