#include "core/loop/loop_runtime.h"
#include "core/loop/loop_timeout.h"

namespace awaitscope {

namespace {

// Counts those that are done, and wakes the one who waits for them.
class Countdown : public Reaction {
public:
    FutureWatcher::Kind kind() const override { return FutureWatcher::Kind::Wait; }
    Countdown(Ref<Future> enough, size_t left, WaitUntil until)
        : m_enough(std::move(enough)), m_left(left), m_until(until)
    {
    }
    void run(LoopRuntime& loop, Future* future) override
    {
        const bool isEnough = isDecidedBy(*future);
        --m_left;
        if (m_until == WaitUntil::FirstException) future->setRetrieved();
        if (isEnough && !m_enough->done()) loop.completeNow(*m_enough, {});
    }
    Future* freed() const override { return m_enough.get(); }
    bool isDecidedBy(const Future& future) const override
    {
        return m_left == 1 || m_until == WaitUntil::FirstCompleted ||
               (m_until == WaitUntil::FirstException && future.failed());
    }
    void traverse(Visitor& visitor) const override { visitor.visit(m_enough); }

private:
    Ref<Future> m_enough;
    size_t m_left;
    WaitUntil m_until;
};

class Release : public Reaction {
public:
    explicit Release(Ref<Future> waiter) : m_waiter(std::move(waiter)) {}
    void run(LoopRuntime& loop, Future*) override
    {
        if (!m_waiter->done()) loop.completeNow(*m_waiter, {});
    }
    Future* freed() const override { return m_waiter.get(); }
    bool isDecidedBy(const Future&) const override { return true; }
    void traverse(Visitor& visitor) const override { visitor.visit(m_waiter); }

private:
    Ref<Future> m_waiter;
};

} // namespace

Coroutine<Completion> LoopRuntime::waitMany(std::vector<Ref<Future>> futures,
                                            std::optional<Duration> timeout, WaitUntil until)
{
    const Ref<Future> enough = makeRef<Future>();
    if (timeout) {
        LoopCall call;
        call.kind = LoopCall::Kind::Complete;
        call.target = enough;
        call.reason = ReadyReason::Timeout;
        at(now() + *timeout, std::move(call), m_currentLane);
    }
    const Ref<Reaction> countdown = makeRef<Countdown>(enough, futures.size(), until);
    for (const Ref<Future>& future : futures)
        watch(*future, LoopCall::Kind::React, countdown);
    const NumberId count = number(Duration::nanoseconds(static_cast<int64_t>(futures.size())));
    Completion woken = co_await waitOn(*enough, WaitReason::Wait, &futures, count);
    for (const Ref<Future>& future : futures)
        unwatch(*future, *countdown);
    co_return woken;
}

Coroutine<Completion> LoopRuntime::waitFor(Ref<Future> future, Duration timeout)
{
    if (!m_currentTask) co_return fault(Fault::OutsideTask);
    if (timeout > Duration{}) {
        const Ref<LoopTimeout> limit = makeRef<LoopTimeout>(*this, now() + timeout);
        co_await limit->enter();
        Completion body = co_await wait(future);
        co_return co_await limit->exit(std::move(body));
    }
    if (!future->done()) {
        // Cancel it, and wait for its end.
        const Ref<Future> ended = makeRef<Future>();
        const Ref<Reaction> release = makeRef<Release>(ended);
        watch(*future, LoopCall::Kind::React, release);
        cancelNow(*future);
        const bool task = future->isTask();
        Completion woken = co_await waitOn(*ended, task ? WaitReason::Task : WaitReason::Future,
                                           task ? static_cast<Task&>(*future).lane() : kNone);
        unwatch(*future, *release);
        if (woken.raised()) co_return woken;
        future->setRetrieved();
        Completion outcome = outcomeOf(*future);
        if (outcome.outcome == Outcome::Cancelled)
            co_return Completion::exception(m_host.timeoutError(outcome.payload));
        co_return outcome;
    }
    future->setRetrieved();
    co_return outcomeOf(*future);
}

} // namespace awaitscope
