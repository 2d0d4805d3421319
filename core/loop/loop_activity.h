#pragma once

#include "core/runtime/pooled_allocator.h"
#include "core/runtime/runtime.h"

#include <list>

namespace awaitscope {

/// What the loop keeps with a task, or with a thread function, while it lives.
class LoopActivity : public Task::Activity {
public:
    Coroutine<Completion> body;
    std::coroutine_handle<> parked; ///< where it is suspended
    Ref<Future> waiter;             ///< what it awaits
    WaitReason reason = WaitReason::Future;
    Completion delivered; ///< what its await will give when it is resumed
    SpanId place = 0;
    Ref<EventLoop> loop; ///< of a thread function: that hears of its end
    bool live = false;   ///< whether `self` stands in the loop's list of live tasks
    using Live = std::list<Ref<Task>, PooledAllocator<Ref<Task>>>;
    Live::iterator self;
    Ref<Future> threadResult; ///< of a thread function: completed with its outcome

    void traverse(Visitor& visitor) const override
    {
        visitor.visit(waiter);
        visitor.visit(loop);
        visitor.visit(delivered.payload);
        visitor.visit(threadResult);
    }
};

inline LoopActivity& activityOf(Task& task)
{
    return static_cast<LoopActivity&>(*task.activity());
}

} // namespace awaitscope
