#include "core/loop/gather.h"
#include "core/loop/loop_runtime.h"

namespace awaitscope {

namespace {

class InnerDone : public Reaction {
public:
    FutureWatcher::Kind kind() const override { return FutureWatcher::Kind::Shielded; }
    explicit InnerDone(Ref<Future> outer) : m_outer(std::move(outer)) {}
    void run(LoopRuntime& loop, Future* inner) override
    {
        if (!inner->cancelled()) inner->setRetrieved();
        if (m_outer->cancelled()) return;
        if (inner->cancelled())
            loop.cancelNow(*m_outer);
        else
            loop.completeNow(*m_outer, inner->completion());
    }
    Future* freed() const override { return m_outer.get(); }
    bool isDecidedBy(const Future&) const override { return true; }
    void traverse(Visitor& visitor) const override { visitor.visit(m_outer); }

private:
    Ref<Future> m_outer;
};

class OuterDone : public Reaction {
public:
    FutureWatcher::Kind kind() const override { return FutureWatcher::Kind::Shielding; }
    OuterDone(Ref<Future> inner, Ref<Reaction> innerDone)
        : m_inner(std::move(inner)), m_innerDone(std::move(innerDone))
    {
    }
    void run(LoopRuntime& loop, Future*) override
    {
        if (!m_inner->done()) loop.unwatch(*m_inner, *m_innerDone);
    }
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(m_inner);
        visitor.visit(m_innerDone);
    }

private:
    Ref<Future> m_inner;
    Ref<Reaction> m_innerDone;
};

} // namespace

Coroutine<Ref<Future>> LoopRuntime::shield(Ref<Future> inner)
{
    if (inner->done()) co_return inner;
    const bool task = inner->isTask();
    const Ref<Future> outer =
        makeRef<KnownFuture>(m_host, task ? WaitReason::Task : WaitReason::Future,
                             task ? static_cast<Task&>(*inner).lane() : kNone);
    const Ref<Reaction> innerDone = makeRef<InnerDone>(outer);
    watch(*inner, LoopCall::Kind::React, innerDone);
    watch(*outer, LoopCall::Kind::React, makeRef<OuterDone>(inner, innerDone));
    co_return outer;
}

} // namespace awaitscope
