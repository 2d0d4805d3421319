#include "core/threads/preemptive_kernel.h"
#include "core/threads/thread_runtime.h"

#include <algorithm>

namespace awaitscope {

std::coroutine_handle<> PreemptiveKernel::next()
{
    if (m_active && m_active->thread && m_active->thread->root && m_active->thread->root.done()) {
        const uint64_t ended = m_active->thread->number;
        leaveCore();
        m_current = nullptr;
        m_threads.erase(ended);
    }
    m_active = nullptr;
    for (;;) {
        assignCores();
        if (Core* core = nextDue()) {
            if (const std::coroutine_handle<> handle = step(*core)) return handle;
        } else if (!displace() && !passTime()) {
            return {};
        }
    }
}

void PreemptiveKernel::assignCores()
{
    const size_t count = m_policy->coresUsed(m_cores.size());
    for (size_t index = 0; index < count; ++index) {
        if (m_policy->empty()) return;
        Core& core = m_cores[index];
        if (core.phase != Phase::Idle) continue;
        Thread& thread = m_policy->takeNext();
        core.thread = &thread;
        core.phase = Phase::Starting;
        // Whoever comes while this round is under way takes its first step in the next one.
        core.fromRound = m_turn == 0 ? m_round : m_round + 1;
        if (isProgram(thread)) continue;
        if (core.lastThread != 0 && core.lastThread != thread.number && m_switchCost > Duration()) {
            core.phase = Phase::Switching;
            core.switchedAt = m_runtime.now() + m_switchCost;
        }
        core.lastThread = thread.number;
    }
}

PreemptiveKernel::Core* PreemptiveKernel::nextDue()
{
    // In rounds: a thread that only yields must not keep the other cores from this instant.
    for (size_t pass = 0; pass < 2; ++pass) {
        for (; m_turn < m_cores.size(); ++m_turn) {
            Core& core = m_cores[m_turn];
            if (!isDue(core) || core.fromRound > m_round) continue;
            ++m_turn;
            return &core;
        }
        ++m_round;
        m_turn = 0;
    }
    return nullptr;
}

bool PreemptiveKernel::isDue(const Core& core) const
{
    switch (core.phase) {
    case Phase::Starting: return true;
    case Phase::Switching: return core.switchedAt <= m_runtime.now();
    case Phase::Working:
        return core.thread->workLeft <= Duration() || core.thread->quantumLeft <= Duration();
    case Phase::Idle:
    case Phase::Stepping: break;
    }
    return false;
}

std::coroutine_handle<> PreemptiveKernel::step(Core& core)
{
    Thread& thread = *core.thread;
    if (core.phase == Phase::Working) return stepWorking(core);

    thread.quantumLeft = m_policy->quantumOf(thread);
    m_runtime.enter(thread, core.number);
    thread.cause = m_runtime.recordBecause(thread.readied, EventKind::TaskRunning, thread.lane);
    if (thread.workLeft > Duration()) {
        core.phase = Phase::Working;
        return {};
    }
    return resume(core);
}

std::coroutine_handle<> PreemptiveKernel::stepWorking(Core& core)
{
    Thread& thread = *core.thread;
    if (thread.workLeft <= Duration()) return resume(core);
    m_policy->quantumUsedUp(thread);
    if (m_policy->isOvertaken(thread))
        preempt(core, PreemptReason::Quantum, thread.cause);
    else
        thread.quantumLeft = m_policy->quantumOf(thread);
    return {};
}

bool PreemptiveKernel::displace()
{
    if (m_policy->empty()) return false;
    Core* least = nullptr;
    for (Core& core : m_cores) {
        if (core.phase != Phase::Working) continue;
        if (!least || m_policy->rankOf(*core.thread) > m_policy->rankOf(*least->thread))
            least = &core;
    }
    if (!least) return false;
    const std::optional<Displacement> displaced = m_policy->displaces(*least->thread);
    if (displaced) preempt(*least, displaced->reason, displaced->by->readied);
    return displaced.has_value();
}

void PreemptiveKernel::preempt(Core& core, PreemptReason reason, EventIndex cause)
{
    Thread& thread = *core.thread;
    const LaneId first = m_policy->next().lane;
    m_runtime.enter(thread, core.number);
    core.thread = nullptr;
    core.phase = Phase::Idle;
    m_policy->leaves(thread);
    const NumberId rank = enqueue(thread, Arrival::Preempted);
    thread.readied =
        m_runtime.recordBecause(cause, EventKind::TaskPreempted, thread.lane, reason, first, rank);
}

std::coroutine_handle<> PreemptiveKernel::resume(Core& core)
{
    core.phase = Phase::Stepping;
    m_active = &core;
    m_current = core.thread;
    m_runtime.enter(*core.thread, core.number);
    return core.thread->parked;
}

void PreemptiveKernel::renewQuanta(Thread& thread, Duration time)
{
    for (;;) {
        const Duration before = m_policy->quantumOf(thread);
        const int64_t missing = (time - thread.quantumLeft).count();
        if (missing <= before.count()) return;
        m_policy->quantumUsedUp(thread);
        const Duration quantum = m_policy->quantumOf(thread);
        // Under multilevel feedback they grow: one by one, then.
        const int64_t count = quantum == before ? (missing - 1) / quantum.count() : 1;
        thread.quantumLeft += Duration::nanoseconds(count * quantum.count());
    }
}

bool PreemptiveKernel::passTime()
{
    std::optional<VirtualTime> next = m_timers.next();
    const auto consider = [&next](VirtualTime time) {
        if (!next || time < *next) next = time;
    };
    const VirtualTime before = m_runtime.now();
    for (const Core& core : m_cores) {
        if (core.phase == Phase::Switching) consider(core.switchedAt);
        if (core.phase == Phase::Working) consider(before + core.thread->workLeft);
    }
    const Duration quiet = next ? *next - before : Duration();
    for (const Core& core : m_cores) {
        if (core.phase != Phase::Working) continue;
        if (m_policy->empty()) renewQuanta(*core.thread, quiet);
        consider(before + core.thread->quantumLeft);
    }
    if (!next) {
        endByDeadlock();
        return false;
    }
    if (const Limit limit = m_runtime.exceededLimit(); limit != Limit::None) {
        m_runtime.endByLimit(limit);
        return false;
    }
    if (!m_runtime.advanceTo(*next)) return false;
    m_policy->advanceTo(m_runtime.now());
    const Duration passed = m_runtime.now() - before;
    for (Core& core : m_cores) {
        if (core.phase != Phase::Working) continue;
        core.thread->workLeft -= passed;
        core.thread->cpuTime += passed;
        core.thread->quantumLeft -= passed;
    }
    ++m_round;
    m_turn = 0;
    fireDue();
    return true;
}

void PreemptiveKernel::fireDue()
{
    for (;;) {
        const std::optional<VirtualTime> next = m_timers.next();
        if (!next || *next > m_runtime.now()) return;
        Timer timer = m_timers.takeFirst();
        m_runtime.enterTimer(timer.set);
        m_runtime.setCause(m_runtime.record(EventKind::TimerFired, timer.lane));
        if (timer.handle)
            spawnCallback(timer.handle->callback());
        else
            timer.fire();
    }
}

void PreemptiveKernel::endByDeadlock()
{
    std::vector<const Thread*> blocked;
    for (const auto& [number, thread] : m_threads) {
        if (thread->blocked) blocked.push_back(thread.get());
    }
    std::sort(blocked.begin(), blocked.end(), [](const Thread* left, const Thread* right) {
        return left->blockedNumber < right->blockedNumber;
    });
    std::vector<LaneId> lanes;
    for (const Thread* thread : blocked)
        lanes.push_back(thread->lane);
    // During `asyncio.run` it only waits for main.
    if (m_program.blocked && !m_runtime.runsLoop(m_program.lane)) lanes.push_back(m_program.lane);
    m_runtime.enterTimer(m_runtime.cause());
    m_runtime.endByDeadlock(lanes);
}

} // namespace awaitscope
