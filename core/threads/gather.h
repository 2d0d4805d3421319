#pragma once

#include "core/runtime/reported_future.h"
#include "core/threads/future_watchers.h"

#include <vector>

namespace awaitscope {

class ThreadRuntime;

/// What `gather` returns: done when all its children are, or at the first failure (MODELS S3, P7).
class ThreadGather : public ReportedFuture {
public:
    ThreadGather(Host& host, std::vector<Ref<Future>> children, bool returnExceptions)
        : ReportedFuture(host), m_children(std::move(children)),
          m_returnExceptions(returnExceptions)
    {
    }
    const std::vector<Ref<Future>>& children() const { return m_children; }
    /// Its exception is a CancelledError, although it was not cancelled itself.
    bool failedByCancellation() const { return m_failedByCancellation; }

    void traverse(Visitor& visitor) const override
    {
        Future::traverse(visitor);
        visitor.visitAll(m_children);
    }
    /// Looks at the children that are done; `only` one of them, or all when null.
    Coroutine<void> check(ThreadRuntime& runtime, Future* only);

private:
    Coroutine<void> checkOne(ThreadRuntime& runtime, Future& child);

    std::vector<Ref<Future>> m_children;
    size_t m_doneFirst = 0; ///< so many of them, from the first on, are known to be done
    bool m_returnExceptions;
    bool m_failedByCancellation = false;
};

/// Whether awaiting it raises a CancelledError. REQUIRES: done().
bool endsCancelled(const Future& future);

} // namespace awaitscope
