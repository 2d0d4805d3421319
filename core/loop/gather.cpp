#include "core/loop/gather.h"

#include "core/loop/loop_runtime.h"

#include <unordered_set>

namespace awaitscope {

namespace {

class ChildDone : public Reaction {
public:
    FutureWatcher::Kind kind() const override { return FutureWatcher::Kind::Gather; }
    explicit ChildDone(Ref<GatherFuture> outer) : m_outer(std::move(outer)) {}
    void run(LoopRuntime& loop, Future* child) override { m_outer->childDone(loop, *child); }
    Future* freed() const override { return m_outer.get(); }
    bool isDecidedBy(const Future& child) const override { return m_outer->isDecidedBy(child); }
    void traverse(Visitor& visitor) const override { visitor.visit(m_outer); }

private:
    Ref<GatherFuture> m_outer;
};

} // namespace

void GatherFuture::childDone(LoopRuntime& loop, Future& child)
{
    ++m_finished;
    if (!child.cancelled()) child.setRetrieved();
    if (done()) return;
    if (!m_returnExceptions && child.completion().raised()) {
        raise(loop, loop.outcomeOf(child));
        return;
    }
    if (m_finished < m_expected) return;
    if (m_cancelRequested) {
        Future& last = *m_children.back();
        raise(loop, last.cancelled()
                        ? loop.outcomeOf(last)
                        : Completion::cancelled(loop.host().cancelledError(last.cancelMessage())));
        return;
    }
    std::vector<Payload> values;
    values.reserve(m_children.size());
    for (const Ref<Future>& each : m_children) {
        values.push_back(each->cancelled() ? loop.host().gatheredCancellation(each->cancelMessage())
                                           : each->completion().payload);
    }
    loop.completeNow(*this, Completion::result(loop.host().list(std::move(values))));
}

bool GatherFuture::isDecidedBy(const Future& child) const
{
    return (!m_returnExceptions && child.completion().raised()) || m_finished + 1 >= m_expected;
}

// As a future with an exception, not as a cancelled one: a child's cancellation is not its own.
void GatherFuture::raise(LoopRuntime& loop, Completion completion)
{
    m_raisesCancellation = completion.outcome == Outcome::Cancelled;
    completion.outcome = Outcome::Exception;
    loop.completeNow(*this, std::move(completion));
}

Coroutine<Ref<Future>> LoopRuntime::gather(std::vector<Ref<Future>> children, bool returnExceptions)
{
    const NumberId count = number(Duration::nanoseconds(static_cast<int64_t>(children.size())));
    const Ref<GatherFuture> outer =
        makeRef<GatherFuture>(m_host, std::move(children), count, returnExceptions);
    if (outer->children().empty()) {
        completeNow(*outer, Completion::result(m_host.list({})));
        co_return outer;
    }
    std::unordered_set<const Future*> seen; // of those done; asked only, never walked
    std::vector<Future*> doneAlready;
    size_t watched = 0;
    const Ref<Reaction> reaction = makeRef<ChildDone>(outer);
    for (const Ref<Future>& child : outer->children()) {
        if (child->done()) {
            if (seen.insert(child.get()).second) doneAlready.push_back(child.get());
            continue;
        }
        const auto* watchers = static_cast<const Watchers*>(child->waiters().get());
        if (watchers && watchers->isLast(*reaction)) continue; // the same child once more
        watch(*child, LoopCall::Kind::React, reaction);
        ++watched;
    }
    outer->setExpected(watched + doneAlready.size());
    for (Future* child : doneAlready)
        outer->childDone(*this, *child);
    co_return outer;
}

} // namespace awaitscope
