#pragma once

#include <memory>
#include <string_view>

namespace awaitscope {

struct Thread;

/// Which ready thread gets a free core next, and whether a running one has to give up its own.
///
/// A kernel without cores to give away leaves this alone: the rest of the machine (cores, quanta,
/// timers) does not know the order.
class SchedulingPolicy {
public:
    virtual ~SchedulingPolicy() = default;
    /// A thread has become ready, or was preempted.
    virtual void enqueue(Thread& thread) = 0;
    virtual bool empty() const = 0;
    /// REQUIRES: !empty().
    virtual Thread& takeNext() = 0;
    /// Whether `thread`, whose quantum is used up, has to leave its core.
    virtual bool preempts(const Thread& thread) const = 0;
};

/// First come, first served, and to the tail when the quantum is used up: `rr`.
std::unique_ptr<SchedulingPolicy> makeRoundRobin();

} // namespace awaitscope
