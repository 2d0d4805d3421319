#pragma once

#include <cstddef>
#include <new>

// A recycled frame would hide a use after free from AddressSanitizer.
#if defined(__SANITIZE_ADDRESS__)
#define AWAITSCOPE_POOLS_FRAMES 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define AWAITSCOPE_POOLS_FRAMES 0
#endif
#endif
#ifndef AWAITSCOPE_POOLS_FRAMES
#define AWAITSCOPE_POOLS_FRAMES 1
#endif

namespace awaitscope::detail {

/// Keeps the memory of ended coroutines for the next ones of about their size: every operation of a
/// runtime is a coroutine, most of them over at once. A language keeps its objects' here, too.
///
/// One per thread, without locks. Blocks may be given back on another thread than they came from.
class FramePool {
public:
    static void* allocate(size_t size)
    {
        const size_t index = (size + kStep - 1) / kStep;
        if (AWAITSCOPE_POOLS_FRAMES && index < kClasses) {
            if (Block* block = s_free[index]) {
                s_free[index] = block->next;
                --s_count[index];
                return block;
            }
            return ::operator new(index* kStep);
        }
        return ::operator new(size);
    }

    static void release(void* memory, size_t size) noexcept
    {
        const size_t index = (size + kStep - 1) / kStep;
        if (AWAITSCOPE_POOLS_FRAMES && index < kClasses && s_count[index] < kKept) {
            if (!s_isWatched) watch();
            Block* block = static_cast<Block*>(memory);
            block->next = s_free[index];
            s_free[index] = block;
            ++s_count[index];
            return;
        }
        ::operator delete(memory);
    }

private:
    static constexpr size_t kStep = 16;
    static constexpr size_t kClasses = 65; // up to 1 KiB
    static constexpr size_t kKept = 4096;  // blocks of each size

    struct Block {
        Block* next;
    };

    /// Gives everything back at the end of its thread.
    struct Watch {
        ~Watch()
        {
            for (size_t index = 0; index < kClasses; ++index) {
                while (Block* block = s_free[index]) {
                    s_free[index] = block->next;
                    ::operator delete(block);
                }
                s_count[index] = kKept; // what comes later is freed at once
            }
        }
    };
    static void watch()
    {
        static thread_local Watch watch;
        (void)watch;
        s_isWatched = true;
    }

    // Plain data, so that reaching it costs nothing.
    static inline constinit thread_local Block* s_free[kClasses] = {};
    static inline constinit thread_local size_t s_count[kClasses] = {};
    static inline constinit thread_local bool s_isWatched = false;
};

} // namespace awaitscope::detail
