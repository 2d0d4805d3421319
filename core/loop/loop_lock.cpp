#include "core/loop/loop_lock.h"

namespace awaitscope {

Coroutine<Completion> LoopLock::acquire()
{
    const Ref<LoopLock> self(this);
    if (!m_locked && m_line.allCancelled()) {
        take();
        co_return Completion();
    }
    if (m_line.isBoundElsewhere(m_loop)) co_return m_loop.boundElsewhere(*this);
    const Ref<Future> waiter = m_line.join();
    Completion woken = co_await m_loop.waitOn(*waiter, m_reason, m_subject);
    m_line.leave(waiter);
    if (woken.raised()) {
        // It may have been woken to take the lock: then it is the next one's turn.
        if (!m_locked) wakeFirst();
        co_return woken;
    }
    take();
    co_return Completion();
}

Coroutine<Completion> LoopLock::release()
{
    if (!m_locked) co_return m_loop.fault(Fault::LockNotAcquired);
    releaseNow();
    co_return Completion();
}

void LoopLock::take()
{
    m_locked = true;
    if (object() != kNone)
        m_loop.record(EventKind::LockAcquired, m_loop.currentLane(), uint16_t{}, object());
}

void LoopLock::releaseNow()
{
    m_locked = false;
    if (object() == kNone) {
        wakeFirst();
        return;
    }
    const LoopRuntime::Because because(
        m_loop, m_loop.record(EventKind::LockReleased, m_loop.currentLane(), uint16_t{}, object()));
    wakeFirst();
}

// Only the very first: when it has been woken already, it will take the lock.
void LoopLock::wakeFirst()
{
    if (!m_line.empty() && !m_line.front().done()) m_loop.completeNow(m_line.front(), {});
}

Coroutine<Completion> LoopSemaphore::acquire()
{
    const Ref<LoopSemaphore> self(this);
    Completion woken;
    if (!locked()) {
        --m_value;
    } else {
        if (m_line.isBoundElsewhere(m_loop)) co_return m_loop.boundElsewhere(*this);
        const Ref<Future> waiter = m_line.join();
        woken = co_await m_loop.waitOn(*waiter, WaitReason::Semaphore, object());
        m_line.leave(waiter);
        // A permit that it was given, but cannot use.
        if (woken.raised() && waiter->done() && !waiter->cancelled()) ++m_value;
        while (m_value > 0 && wakeNext())
            continue;
    }
    if (!woken.raised())
        m_loop.record(EventKind::LockAcquired, m_loop.currentLane(), uint16_t{}, object());
    co_return woken;
}

Coroutine<Completion> LoopSemaphore::release()
{
    if (m_bounded && m_value >= m_bound) co_return m_loop.fault(Fault::SemaphoreOverflow);
    const LoopRuntime::Because because(
        m_loop, m_loop.record(EventKind::LockReleased, m_loop.currentLane(), uint16_t{}, object()));
    ++m_value;
    wakeNext();
    co_return Completion();
}

bool LoopSemaphore::wakeNext()
{
    if (m_line.wake(m_loop, 1) == 0) return false;
    --m_value;
    return true;
}

} // namespace awaitscope
