#pragma once

#include "core/memory/pooled.h"

namespace awaitscope {

/// For vectors that are short and live for a moment, as those inside of a language's objects: their
/// memory comes from the `FramePool`, and is counted while it is in use.
template <class T> struct PooledAllocator {
    using value_type = T;

    PooledAllocator() = default;
    template <class U> PooledAllocator(const PooledAllocator<U>&) {}

    T* allocate(size_t count)
    {
        const size_t size = count * sizeof(T);
        LiveBytes::add(size);
        return static_cast<T*>(size <= kMost ? detail::FramePool::allocate(size)
                                             : ::operator new(size));
    }
    void deallocate(T* memory, size_t count)
    {
        const size_t size = count * sizeof(T);
        LiveBytes::remove(size);
        if (size <= kMost)
            detail::FramePool::release(memory, size);
        else
            ::operator delete(memory);
    }
    bool operator==(const PooledAllocator&) const { return true; }

private:
    static constexpr size_t kMost = 256; ///< bytes: a pool keeps thousands of each size
};

} // namespace awaitscope
