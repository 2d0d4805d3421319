#pragma once

#include "core/runtime/pooled_allocator.h"
#include "core/threads/thread.h"

#include <deque>

namespace awaitscope {

/// Where blocked threads stand until somebody wakes them.
class WaitQueue {
public:
    virtual ~WaitQueue() = default;
    virtual void append(Thread& thread) = 0;
    /// Does nothing when it is not there.
    virtual void remove(Thread& thread) = 0;
};

/// What a blocked thread is given (as `Wake::value`) when what it waits for will never come.
class ThrownOut : public Opaque {};

/// Served in order of arrival.
class ThreadQueue : public WaitQueue {
public:
    void append(Thread& thread) override
    {
        m_threads.push_back(&thread);
        thread.queue = this;
    }
    void remove(Thread& thread) override { std::erase(m_threads, &thread); }
    bool empty() const { return m_threads.empty(); }
    size_t size() const { return m_threads.size(); }
    /// REQUIRES: !empty().
    Thread& first() { return *m_threads.front(); }
    /// Takes the first one out: what it gets now, no cancellation takes away. REQUIRES: !empty().
    Thread& takeFirst()
    {
        Thread& thread = *m_threads.front();
        m_threads.pop_front();
        thread.queue = nullptr;
        thread.interruptible = Interruptible::No;
        return thread;
    }

private:
    std::deque<Thread*, PooledAllocator<Thread*>> m_threads;
};

} // namespace awaitscope
