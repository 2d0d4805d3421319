#include "core/threads/scheduling_policy.h"

namespace awaitscope {

namespace {

// CPython's GIL: round robin on one core, whatever their number. The quantum is the switch
// interval.
class InterpreterLock : public SchedulingPolicy {
public:
    using SchedulingPolicy::SchedulingPolicy;
    size_t coresUsed(size_t) const override { return 1; }
};

} // namespace

std::unique_ptr<SchedulingPolicy> makeInterpreterLock(Duration quantum)
{
    return std::make_unique<InterpreterLock>(quantum);
}

} // namespace awaitscope
