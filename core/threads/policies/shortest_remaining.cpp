#include "core/threads/scheduling_policy.h"

namespace awaitscope {

namespace {

// Who has least left of the work that it is in goes first, and at once; nothing, until it asks.
class ShortestRemaining : public SchedulingPolicy {
public:
    using SchedulingPolicy::SchedulingPolicy;
    int64_t rankOf(const Thread& thread) const override { return thread.workLeft.count(); }
    Duration quantumOf(const Thread&) const override { return kEndless; }
    std::optional<Displacement> displaces(const Thread& running) const override
    {
        if (ready().first().rank >= rankOf(running)) return {};
        return Displacement{PreemptReason::Shorter, &next()};
    }
};

} // namespace

std::unique_ptr<SchedulingPolicy> makeShortestRemaining(Duration quantum)
{
    return std::make_unique<ShortestRemaining>(quantum);
}

} // namespace awaitscope
