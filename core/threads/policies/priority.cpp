#include "core/threads/scheduling_policy.h"

namespace awaitscope {

namespace {

// The lower number first, and at once; equals share by round robin. Nobody inherits anything: a
// thread that holds what an urgent one waits for stays as urgent as it was.
class Priority : public SchedulingPolicy {
public:
    using SchedulingPolicy::SchedulingPolicy;
    int64_t rankOf(const Thread& thread) const override { return thread.priority; }
    std::optional<Displacement> displaces(const Thread& running) const override
    {
        if (ready().first().rank >= running.priority) return {};
        return Displacement{PreemptReason::Priority, &next()};
    }
};

} // namespace

std::unique_ptr<SchedulingPolicy> makePriority(Duration quantum)
{
    return std::make_unique<Priority>(quantum);
}

} // namespace awaitscope
