#include "core/threads/lock.h"

#include "core/threads/thread_runtime.h"

namespace awaitscope {

ThreadLock::ThreadLock(ThreadRuntime& runtime)
    : Lock(runtime.trace().addObject(ObjectKind::Lock)), m_runtime(runtime)
{
}

Coroutine<Completion> ThreadLock::acquire()
{
    const Ref<Lock> self(this);
    if (m_locked) {
        const Waiting waiting{WaitReason::Lock, object(), 0};
        Completion woken = co_await m_runtime.kernel().block(m_waiting, waiting);
        co_return woken;
    }
    m_locked = true;
    m_runtime.record(EventKind::LockAcquired, m_runtime.currentLane(), uint16_t{}, object());
    co_return Completion();
}

void ThreadLock::enqueueNotified(Thread& thread)
{
    m_waiting.append(thread);
    thread.interruptible = Interruptible::Yes;
    thread.notified = true;
    thread.waiting = {WaitReason::Lock, object(), 0};
    m_runtime.recordWait(thread);
}

Coroutine<Completion> ThreadLock::release()
{
    if (!m_locked)
        co_return Completion::exception(m_runtime.host().faultError(Fault::LockNotAcquired));
    const EventIndex released =
        m_runtime.record(EventKind::LockReleased, m_runtime.currentLane(), uint16_t{}, object());
    if (m_waiting.empty()) {
        m_locked = false;
        co_return Completion();
    }
    Thread& next = m_waiting.takeFirst();
    m_runtime.recordBecause(released, EventKind::LockAcquired, next.lane, uint16_t{}, object());
    const ReadyReason reason = next.notified ? ReadyReason::Condition : ReadyReason::Lock;
    Wake wake = m_runtime.wakeBecause(reason);
    wake.cause = released;
    m_runtime.kernel().wake(next, std::move(wake));
    co_return Completion();
}

Ref<Lock> ThreadRuntime::makeLock()
{
    return makeRef<ThreadLock>(*this);
}

} // namespace awaitscope
