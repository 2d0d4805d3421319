#include "core/threads/scheduling_policy.h"

namespace awaitscope {

std::unique_ptr<SchedulingPolicy> makePolicy(Policy policy, Duration quantum)
{
    switch (policy) {
    case Policy::RoundRobin: return makeRoundRobin(quantum);
    case Policy::Fifo: return makeFirstComeFirstServed(quantum);
    case Policy::Priority: return makePriority(quantum);
    case Policy::PriorityAging: return makeAgingPriority(quantum);
    case Policy::ShortestRemaining: return makeShortestRemaining(quantum);
    case Policy::Multilevel: return makeMultilevelFeedback(quantum);
    case Policy::Fair: return makeFairRuntime(quantum);
    case Policy::Gil: return makeInterpreterLock(quantum);
    }
    return {};
}

} // namespace awaitscope
