#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/vm/frame.h"

namespace awaitscope {

/// A stack of frames that runs by itself: a task's, or that of one call from a built-in.
struct Fiber {
    Frame* top = nullptr;
    Fiber* below = nullptr;   ///< who waits for this one's result
    Value result;             ///< once it is over; null when an exception is pending
    Coroutine<Value> request; ///< what the interpreter asks the driver to await
    bool pauses = false;      ///< the request is to let other tasks run once
    bool byHand = false; ///< what its coroutines yield goes to who sends to them: `c.send(None)`
    bool keepsResult = true; ///< whether what the request returns is pushed
    uint32_t depth = 0;      ///< number of frames, with those of the fibers below
};

} // namespace awaitscope
