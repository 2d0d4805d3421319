#include "core/threads/gather.h"

#include "core/threads/thread_runtime.h"

#include <unordered_set>

namespace awaitscope {

namespace {

class GatherWatcher : public Watcher {
public:
    GatherWatcher(ThreadRuntime& runtime, Ref<ThreadGather> gathered)
        : m_runtime(runtime), m_gathered(std::move(gathered))
    {
    }
    Coroutine<void> futureDone(Ref<Future> child) override
    {
        co_await m_gathered->check(m_runtime, child.get());
    }
    void traverse(Visitor& visitor) const override { visitor.visit(m_gathered); }

private:
    ThreadRuntime& m_runtime;
    Ref<ThreadGather> m_gathered;
};

} // namespace

bool endsCancelled(const Future& future)
{
    if (future.cancelled()) return true;
    const auto* gathered = dynamic_cast<const ThreadGather*>(&future);
    return gathered && gathered->failedByCancellation();
}

Coroutine<void> ThreadGather::check(ThreadRuntime& runtime, Future* only)
{
    const Ref<Future> self(this);
    if (done()) {
        // Whoever gathers has looked at it, though nobody will see it.
        if (only && !only->cancelled()) only->setRetrieved();
        co_return;
    }
    if (only) {
        co_await checkOne(runtime, *only);
    } else {
        for (const Ref<Future>& child : m_children)
            if (child->done()) co_await checkOne(runtime, *child);
    }
    while (m_doneFirst < m_children.size() && m_children[m_doneFirst]->done())
        ++m_doneFirst;
    if (done() || m_doneFirst < m_children.size()) co_return;

    std::vector<Payload> values;
    for (const Ref<Future>& child : m_children) {
        child->setRetrieved();
        values.push_back(child->cancelled()
                             ? runtime.host().gatheredCancellation(child->cancelMessage())
                             : child->completion().payload);
    }
    Completion completion = Completion::result(runtime.host().list(std::move(values)));
    co_await runtime.complete(self, std::move(completion));
}

Coroutine<void> ThreadGather::checkOne(ThreadRuntime& runtime, Future& child)
{
    const bool raised = child.completion().raised();
    child.setRetrieved();
    if (m_returnExceptions || !raised || done()) co_return;
    m_failedByCancellation = endsCancelled(child);
    Completion completion = child.completion();
    completion.outcome = Outcome::Exception;
    co_await runtime.complete(Ref<Future>(this), std::move(completion));
}

Coroutine<Ref<Future>> ThreadRuntime::gather(std::vector<Ref<Future>> children,
                                             bool returnExceptions)
{
    auto gathered = makeRef<ThreadGather>(m_host, std::move(children), returnExceptions);
    co_await gathered->check(*this, nullptr);
    std::unordered_set<const Future*> seen; // asked only, never walked
    for (const Ref<Future>& child : gathered->children()) {
        if (child->done() || !seen.insert(child.get()).second) continue;
        watch(*child, makeRef<GatherWatcher>(*this, gathered));
    }
    co_return gathered;
}

} // namespace awaitscope
