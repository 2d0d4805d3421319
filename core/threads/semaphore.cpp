#include "core/threads/thread_runtime.h"

namespace awaitscope {

namespace {

/// A released permit goes to the first waiter (MODELS P9).
class ThreadSemaphore : public Semaphore {
public:
    ThreadSemaphore(ThreadRuntime& runtime, int64_t value, bool bounded)
        : Semaphore(runtime.trace().addObject(ObjectKind::Semaphore)), m_runtime(runtime),
          m_value(value), m_bound(value), m_bounded(bounded)
    {
    }

    Coroutine<Completion> acquire() override
    {
        const Ref<Semaphore> self(this);
        if (m_value <= 0) {
            const Waiting waiting{WaitReason::Semaphore, object(), 0};
            Completion woken = co_await m_runtime.kernel().block(m_waiting, waiting);
            co_return woken;
        }
        --m_value;
        m_runtime.record(EventKind::LockAcquired, m_runtime.currentLane(), uint16_t{}, object());
        co_return Completion();
    }

    Coroutine<Completion> release() override
    {
        if (m_bounded && m_value >= m_bound && m_waiting.empty())
            co_return Completion::exception(m_runtime.host().faultError(Fault::SemaphoreOverflow));
        const EventIndex released = m_runtime.record(EventKind::LockReleased,
                                                     m_runtime.currentLane(), uint16_t{}, object());
        if (m_waiting.empty()) {
            ++m_value;
            co_return Completion();
        }
        Thread& next = m_waiting.takeFirst();
        m_runtime.recordBecause(released, EventKind::LockAcquired, next.lane, uint16_t{}, object());
        Wake wake = m_runtime.wakeBecause(ReadyReason::Lock);
        wake.cause = released;
        m_runtime.kernel().wake(next, std::move(wake));
        co_return Completion();
    }

    bool locked() const override { return m_value == 0; }
    int64_t value() const override { return m_value; }

private:
    ThreadRuntime& m_runtime;
    ThreadQueue m_waiting;
    int64_t m_value;
    int64_t m_bound;
    bool m_bounded;
};

} // namespace

Ref<Semaphore> ThreadRuntime::makeSemaphore(int64_t value, bool bounded)
{
    return makeRef<ThreadSemaphore>(*this, value, bounded);
}

} // namespace awaitscope
