#pragma once

#include "core/loop/wait_line.h"

namespace awaitscope {

/// `asyncio.Lock`: release frees it and wakes the first in line, who takes it when it runs
/// (SEMANTICS L1).
class LoopLock final : public Lock {
public:
    /// `object` is none for a lock inside another primitive: then only those who wait are recorded,
    /// as waiting for `reason` and `subject`.
    LoopLock(LoopRuntime& loop, ObjectId object, WaitReason reason, ObjectId subject)
        : Lock(object), m_loop(loop), m_reason(reason), m_subject(subject)
    {
    }

    Coroutine<Completion> acquire() override;
    Coroutine<Completion> release() override;
    bool locked() const override { return m_locked; }
    size_t waiting() const override { return m_line.size(); }
    void traverse(Visitor& visitor) const override
    {
        Lock::traverse(visitor);
        m_line.traverse(visitor);
    }
    /// REQUIRES: locked().
    void releaseNow();

private:
    void take();
    void wakeFirst();

    LoopRuntime& m_loop;
    WaitReason m_reason;
    ObjectId m_subject;
    WaitLine m_line;
    bool m_locked = false;
};

/// `asyncio.Semaphore` and `BoundedSemaphore`: a permit is passed on when the waiter is woken.
class LoopSemaphore final : public Semaphore {
public:
    LoopSemaphore(LoopRuntime& loop, ObjectId object, int64_t value, bool bounded)
        : Semaphore(object), m_loop(loop), m_value(value), m_bound(value), m_bounded(bounded)
    {
    }

    Coroutine<Completion> acquire() override;
    Coroutine<Completion> release() override;
    bool locked() const override { return m_value == 0 || !m_line.allCancelled(); }
    int64_t value() const override { return m_value; }
    size_t waiting() const override { return m_line.size(); }
    void traverse(Visitor& visitor) const override
    {
        Semaphore::traverse(visitor);
        m_line.traverse(visitor);
    }

private:
    bool wakeNext();

    LoopRuntime& m_loop;
    WaitLine m_line;
    int64_t m_value;
    int64_t m_bound;
    bool m_bounded;
};

} // namespace awaitscope
