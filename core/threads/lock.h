#pragma once

#include "core/runtime/primitives.h"
#include "core/threads/wait_queue.h"

namespace awaitscope {

class ThreadRuntime;

/// A lock that `release` hands to the first waiter: who releases and asks again stands behind
/// (MODELS P9).
class ThreadLock : public Lock {
public:
    explicit ThreadLock(ThreadRuntime& runtime);
    Coroutine<Completion> acquire() override;
    Coroutine<Completion> release() override;
    bool locked() const override { return m_locked; }

    /// Puts a thread that is blocked elsewhere into the queue: it will go on owning the lock.
    void enqueue(Thread& thread)
    {
        m_waiting.append(thread);
        thread.interruptible = Interruptible::Yes;
    }

private:
    ThreadRuntime& m_runtime;
    ThreadQueue m_waiting;
    bool m_locked = false;
};

} // namespace awaitscope
