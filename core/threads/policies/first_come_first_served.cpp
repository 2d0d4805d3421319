#include "core/threads/scheduling_policy.h"

namespace awaitscope {

namespace {

// Whoever has a core keeps it until it blocks or ends.
class FirstComeFirstServed : public SchedulingPolicy {
public:
    using SchedulingPolicy::SchedulingPolicy;
    Duration quantumOf(const Thread&) const override { return kEndless; }
};

} // namespace

std::unique_ptr<SchedulingPolicy> makeFirstComeFirstServed(Duration quantum)
{
    return std::make_unique<FirstComeFirstServed>(quantum);
}

} // namespace awaitscope
