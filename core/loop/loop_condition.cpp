#include "core/loop/loop_condition.h"

#include <algorithm>
#include <limits>

namespace awaitscope {

namespace {
constexpr size_t kAll = std::numeric_limits<size_t>::max();
}

Coroutine<Completion> LoopCondition::wait()
{
    const Ref<LoopCondition> self(this);
    if (!m_lock->locked()) co_return m_loop.fault(Fault::ConditionNotOwned);
    static_cast<LoopLock&>(*m_lock).releaseNow();
    const Ref<Future> waiter = m_line.join();
    Completion woken = co_await m_loop.waitOn(*waiter, m_reason, m_subject);
    m_line.leave(waiter);
    // The lock is taken back even if the wait was cancelled, however often.
    for (;;) {
        Completion taken = co_await m_lock->acquire();
        if (!taken.raised() || !m_loop.currentTask()) break;
        woken = std::move(taken);
    }
    // The notification may have been for this one, who cannot use it: somebody else then.
    if (woken.raised()) notifyNow(1);
    co_return woken;
}

Coroutine<Completion> LoopCondition::notify(int64_t count)
{
    if (!m_lock->locked()) co_return m_loop.fault(Fault::ConditionNotOwned);
    notifyNow(static_cast<size_t>(std::max<int64_t>(count, 0)));
    co_return Completion();
}

Coroutine<Completion> LoopCondition::notifyAll()
{
    if (!m_lock->locked()) co_return m_loop.fault(Fault::ConditionNotOwned);
    notifyNow(kAll);
    co_return Completion();
}

LoopBarrier::LoopBarrier(LoopRuntime& loop, ObjectId object, int64_t parties)
    : Barrier(object), m_loop(loop),
      m_lock(makeRef<LoopLock>(loop, kNone, WaitReason::Barrier, object)),
      m_condition(makeRef<LoopCondition>(loop, kNone, m_lock, WaitReason::Barrier, object)),
      m_parties(parties)
{
}

Coroutine<Completion> LoopBarrier::wait(int64_t& place)
{
    const Ref<LoopBarrier> self(this);
    Completion outcome = co_await m_lock->acquire();
    if (outcome.raised()) co_return outcome;
    while (isClosed() && !outcome.raised())
        outcome = co_await m_condition->wait();
    if (!outcome.raised() && m_state == BarrierState::Broken)
        outcome = m_loop.fault(Fault::BrokenBarrier);
    if (outcome.raised()) {
        m_lock->releaseNow();
        co_return outcome;
    }
    place = m_count++;
    if (place + 1 == m_parties) {
        m_state = BarrierState::Draining;
        m_condition->notifyNow(kAll);
    } else {
        while (m_state == BarrierState::Filling && !outcome.raised())
            outcome = co_await m_condition->wait();
        if (!outcome.raised() && m_state != BarrierState::Draining)
            outcome = m_loop.fault(Fault::BarrierReset);
    }
    leave();
    m_lock->releaseNow();
    co_return outcome;
}

void LoopBarrier::leave()
{
    if (--m_count > 0) return;
    if (isClosed()) m_state = BarrierState::Filling;
    m_condition->notifyNow(kAll);
}

Coroutine<Completion> LoopBarrier::reset()
{
    const Ref<LoopBarrier> self(this);
    Completion outcome = co_await m_lock->acquire();
    if (outcome.raised()) co_return outcome;
    m_state = m_count > 0 ? BarrierState::Resetting : BarrierState::Filling;
    m_condition->notifyNow(kAll);
    m_lock->releaseNow();
    co_return outcome;
}

Coroutine<Completion> LoopBarrier::abort()
{
    const Ref<LoopBarrier> self(this);
    Completion outcome = co_await m_lock->acquire();
    if (outcome.raised()) co_return outcome;
    m_state = BarrierState::Broken;
    m_condition->notifyNow(kAll);
    m_lock->releaseNow();
    co_return outcome;
}

} // namespace awaitscope
