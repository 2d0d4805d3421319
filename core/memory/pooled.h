#pragma once

#include "core/runtime/frame_pool.h"

#include <cstdint>

namespace awaitscope {

/// How much of what a program makes is alive on this thread, in bytes: the objects themselves, and
/// the texts and numbers in them that have no bound. A run belongs to one thread, so a run's is the
/// difference. The same in every build.
class LiveBytes {
public:
    static void add(uint64_t bytes) { s_alive += bytes; }
    static void remove(uint64_t bytes) { s_alive -= bytes; }
    /// Only differences mean anything.
    static uint64_t alive() { return s_alive; }

    /// What is made on this thread while it lives belongs to no run: all runs share it.
    class Uncounted {
    public:
        Uncounted() : m_before(s_alive) {}
        ~Uncounted() { s_alive = m_before; }
        Uncounted(const Uncounted&) = delete;
        Uncounted& operator=(const Uncounted&) = delete;

    private:
        uint64_t m_before;
    };

private:
    // Plain data, so that reaching it costs nothing.
    static inline constinit thread_local uint64_t s_alive = 0;
};

/// For what is made and dropped all the time: its memory is kept for the next one of its size, and
/// counted while it is in use.
class Pooled {
public:
    static void* operator new(size_t size)
    {
        LiveBytes::add(size);
        return detail::FramePool::allocate(size);
    }
    static void operator delete(void* memory, size_t size)
    {
        LiveBytes::remove(size);
        detail::FramePool::release(memory, size);
    }

protected:
    Pooled() = default;
    ~Pooled() = default;
};

} // namespace awaitscope
