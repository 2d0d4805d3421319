#pragma once

#include "core/threads/kernel.h"

#include <vector>

namespace awaitscope {

/// One stack: a task runs to its end inside the call that makes it (MODELS S).
///
/// Whoever sleeps or blocks holds the thread; only timers can end a wait. All of it is one chain of
/// coroutines, so that nothing is ever left to choose from.
class SynchronousKernel : public Kernel {
public:
    explicit SynchronousKernel(ThreadRuntime& runtime);

    bool runsChildrenAtOnce() const override { return true; }
    Coroutine<void> spawn(Ref<Task> task, LaneKind kind) override;
    Coroutine<void> call(Ref<Callback> callback) override;
    Coroutine<Completion> block(WaitQueue& queue, Waiting waiting,
                                Interruptible interruptible) override;
    void wake(Thread& thread, Wake wake) override;
    /// The waits look for it themselves.
    void interrupt(Task& task, ReadyReason reason) override;
    Coroutine<Completion> sleep(Duration duration) override;
    Coroutine<void> blockingSleep(Duration duration) override;
    Coroutine<void> work(Duration duration) override;
    std::coroutine_handle<> next() override;
    size_t threadCount() const override { return m_stack.size(); }

private:
    bool insideTask() const { return m_stack.size() > 1; }
    /// Nothing comes back to the base between two steps: the bounds are checked here.
    Coroutine<void> checkLimits();
    Coroutine<void> advance(VirtualTime time);
    Coroutine<void> fireDue();
    /// A timer's function: an activation of its own, above whoever lets time pass.
    Coroutine<void> callOnTop(Ref<Callback> callback, EventIndex fired);
    /// Lets time pass up to `target`, firing timers at their deadlines.
    Coroutine<void> passUntil(VirtualTime target);

    Thread m_program;
    std::vector<Thread*> m_stack; ///< the program's own code at the bottom
    Wake m_interruption;          ///< what the last cancellation came from
};

} // namespace awaitscope
