#pragma once

#include "core/runtime/future.h"
#include "core/time/virtual_time.h"

#include <optional>

namespace awaitscope {

/// What programs that make threads themselves (`threading.Thread`) need beyond `Runtime`: each
/// runtime is one of these, too. Locks, joins and pools of threads are built on it.
class BlockingThreads {
public:
    virtual ~BlockingThreads() = default;

    /// Runs `function` in a thread of its own. Cooperative: it runs here and now, as a CPython
    /// thread does that has just been started, until it first blocks.
    virtual Coroutine<void> startThread(Ref<Task> function) = 0;
    /// Whoever runs now waits for `future` and gives its thread to nobody: a held loop stands
    /// still, other threads go on. False when `timeout` is over first. Nothing cancels it.
    virtual Coroutine<bool> holdFor(Ref<Future> future, std::optional<Duration> timeout) = 0;
};

} // namespace awaitscope
