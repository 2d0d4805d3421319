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

    /// A thread that is blocked elsewhere waits for this from here on: it will go on owning it.
    void enqueueNotified(Thread& thread);

private:
    ThreadRuntime& m_runtime;
    ThreadQueue m_waiting;
    bool m_locked = false;
};

} // namespace awaitscope
