#include "core/threads/lock.h"
#include "core/threads/thread_runtime.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// A notified thread moves into the lock's queue and goes on owning the lock (MODELS P10).
class ThreadCondition : public Condition {
public:
    ThreadCondition(ThreadRuntime& runtime, Ref<Lock> lock)
        : Condition(runtime.trace().addObject(ObjectKind::Condition)), m_runtime(runtime),
          m_lock(std::move(lock))
    {
    }

    Coroutine<Completion> wait() override
    {
        const Ref<Condition> self(this);
        if (!m_lock->locked())
            co_return Completion::exception(m_runtime.host().faultError(Fault::ConditionNotOwned));
        co_await m_lock->release();
        const Waiting waiting{WaitReason::Condition, object(), 0};
        Completion woken = co_await m_runtime.kernel().block(m_waiting, waiting);
        if (!woken.raised()) co_return woken;
        // The lock is taken back however often this is cancelled.
        for (;;) {
            Completion owned = co_await m_lock->acquire();
            if (!owned.raised()) break;
            woken = std::move(owned);
        }
        // The notification may have been for this one, who cannot use it: somebody else then.
        notifyNow(1);
        co_return woken;
    }

    Coroutine<Completion> notify(int64_t count) override
    {
        if (!m_lock->locked())
            co_return Completion::exception(m_runtime.host().faultError(Fault::ConditionNotOwned));
        notifyNow(count);
        co_return Completion();
    }
    Coroutine<Completion> notifyAll() override
    {
        return notify(static_cast<int64_t>(m_waiting.size()));
    }
    const Ref<Lock>& lock() const override { return m_lock; }
    void traverse(Visitor& visitor) const override
    {
        Condition::traverse(visitor);
        visitor.visit(m_lock);
    }

private:
    void notifyNow(int64_t count)
    {
        for (; count > 0 && !m_waiting.empty(); --count)
            static_cast<ThreadLock&>(*m_lock).enqueueNotified(m_waiting.takeFirst());
    }

    ThreadRuntime& m_runtime;
    Ref<Lock> m_lock;
    ThreadQueue m_waiting;
};

} // namespace

Ref<Condition> ThreadRuntime::makeCondition(Ref<Lock> lock)
{
    return makeRef<ThreadCondition>(*this, lock ? std::move(lock) : makeLock());
}

} // namespace awaitscope
