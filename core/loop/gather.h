#pragma once

#include "core/loop/loop_call.h"
#include "core/runtime/reported_future.h"

#include <vector>

namespace awaitscope {

/// A future of the loop's own that can say what whoever awaits it waits for.
class KnownFuture : public ReportedFuture {
public:
    KnownFuture(Host& host, WaitReason reason, uint32_t subject = kNone, uint32_t argument = 0)
        : ReportedFuture(host), m_reason(reason), m_subject(subject), m_argument(argument)
    {
    }
    WaitReason reason() const { return m_reason; }
    uint32_t subject() const { return m_subject; }
    uint32_t argument() const { return m_argument; }

private:
    WaitReason m_reason;
    uint32_t m_subject;
    uint32_t m_argument;
};

/// What `asyncio.gather` returns. Cancelling it cancels its children; it is not cancelled itself,
/// but raises the cancellation once they have ended.
class GatherFuture final : public KnownFuture {
public:
    /// `children` may name one future several times.
    GatherFuture(Host& host, std::vector<Ref<Future>> children, NumberId count,
                 bool returnExceptions)
        : KnownFuture(host, WaitReason::Gather, kNone, count), m_children(std::move(children)),
          m_returnExceptions(returnExceptions)
    {
    }

    const std::vector<Ref<Future>>& children() const { return m_children; }
    void setCancelRequested() { m_cancelRequested = true; }
    /// Whether its exception is a CancelledError.
    bool raisesCancellation() const { return m_raisesCancellation; }

    /// How many different children there are.
    void setExpected(size_t count) { m_expected = count; }
    void childDone(LoopRuntime& loop, Future& child);
    /// Whether it will be done when it has heard of this child's end.
    bool isDecidedBy(const Future& child) const;
    void traverse(Visitor& visitor) const override
    {
        KnownFuture::traverse(visitor);
        visitor.visitAll(m_children);
    }

private:
    void raise(LoopRuntime& loop, Completion completion);

    std::vector<Ref<Future>> m_children;
    size_t m_expected = 0;
    size_t m_finished = 0;
    bool m_returnExceptions;
    bool m_cancelRequested = false;
    bool m_raisesCancellation = false;
};

} // namespace awaitscope
