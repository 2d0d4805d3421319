#include "core/threads/scheduling_policy.h"

namespace awaitscope {

// First come, first served, and to the tail when the quantum is used up: what the others change.
std::unique_ptr<SchedulingPolicy> makeRoundRobin(Duration quantum)
{
    return std::make_unique<SchedulingPolicy>(quantum);
}

} // namespace awaitscope
