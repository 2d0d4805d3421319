#include "core/threads/shield.h"

#include "core/threads/thread_runtime.h"

namespace awaitscope {

namespace {

/// Passes the end of the inner future on to the outer one, unless that was cancelled meanwhile.
class ShieldWatcher : public Watcher {
public:
    ShieldWatcher(ThreadRuntime& runtime, Ref<Future> outer)
        : m_runtime(runtime), m_outer(std::move(outer))
    {
    }
    Coroutine<void> futureDone(Ref<Future> inner) override
    {
        // The cancellation of the outer one is its own, as in asyncio: raised where that is
        // awaited.
        if (inner->cancelled()) {
            const Payload noMessage;
            co_await m_runtime.cancel(m_outer, noMessage);
            co_return;
        }
        Completion completion = inner->completion();
        co_await m_runtime.complete(m_outer, std::move(completion));
    }
    void traverse(Visitor& visitor) const override { visitor.visit(m_outer); }

private:
    ThreadRuntime& m_runtime;
    Ref<Future> m_outer;
};

} // namespace

Coroutine<Ref<Future>> ThreadRuntime::shield(Ref<Future> inner)
{
    if (inner->done()) co_return inner;
    const auto outer = makeRef<ThreadShield>(m_host, waitingFor(*inner));
    watch(*inner, makeRef<ShieldWatcher>(*this, outer));
    co_return outer;
}

} // namespace awaitscope
