#pragma once

#include "core/loop/loop_lock.h"

namespace awaitscope {

/// `asyncio.Condition`: whoever was notified takes its place in the lock's line (SEMANTICS L4).
class LoopCondition final : public Condition {
public:
    LoopCondition(LoopRuntime& loop, ObjectId object, Ref<Lock> lock, WaitReason reason,
                  ObjectId subject)
        : Condition(object), m_loop(loop), m_lock(std::move(lock)), m_reason(reason),
          m_subject(subject)
    {
    }

    Coroutine<Completion> wait() override;
    Coroutine<Completion> notify(int64_t count) override;
    Coroutine<Completion> notifyAll() override;
    const Ref<Lock>& lock() const override { return m_lock; }
    size_t waiting() const override { return m_line.size(); }
    void notifyNow(size_t count) { m_line.wake(m_loop, count); }
    void traverse(Visitor& visitor) const override
    {
        Condition::traverse(visitor);
        visitor.visit(m_lock);
        m_line.traverse(visitor);
    }

private:
    LoopRuntime& m_loop;
    Ref<Lock> m_lock; // a LoopLock
    WaitReason m_reason;
    ObjectId m_subject;
    WaitLine m_line;
};

/// `asyncio.Barrier`: a condition, and a count. The last to arrive does not wait.
class LoopBarrier final : public Barrier {
public:
    LoopBarrier(LoopRuntime& loop, ObjectId object, int64_t parties);

    Coroutine<Completion> wait(int64_t& place) override;
    int64_t parties() const override { return m_parties; }
    int64_t waiting() const override { return m_state == BarrierState::Filling ? m_count : 0; }
    Coroutine<Completion> reset() override;
    Coroutine<Completion> abort() override;
    BarrierState state() const override { return m_state; }
    void traverse(Visitor& visitor) const override
    {
        Barrier::traverse(visitor);
        visitor.visit(m_lock);
        visitor.visit(m_condition);
    }

private:
    bool isClosed() const
    {
        return m_state == BarrierState::Draining || m_state == BarrierState::Resetting;
    }
    void leave();

    LoopRuntime& m_loop;
    Ref<LoopLock> m_lock;
    Ref<LoopCondition> m_condition;
    int64_t m_parties;
    int64_t m_count = 0;
    BarrierState m_state = BarrierState::Filling;
};

} // namespace awaitscope
