#include "core/threads/scheduling_policy.h"

#include <algorithm>
#include <limits>

namespace awaitscope {

namespace {

Duration times(int64_t count, Duration unit)
{
    // A quarter of the range at most: waiting still counts beside it.
    constexpr int64_t most = std::numeric_limits<int64_t>::max() / 4;
    int64_t product = 0;
    if (__builtin_mul_overflow(count, unit.count(), &product)) product = count < 0 ? -most : most;
    return Duration::nanoseconds(std::clamp(product, -most, most));
}

// The lower number first, but each quantum that a thread has waited counts as one number less: it
// stands in the queue as if it had come as many quanta later as its number says. What it has gained
// it keeps for one quantum on a core.
class AgingPriority : public SchedulingPolicy {
public:
    using SchedulingPolicy::SchedulingPolicy;

    int64_t rankOf(const Thread& thread) const override
    {
        return (now() + (times(thread.priority, quantum()) - thread.waited)).nanoseconds();
    }
    void quantumUsedUp(Thread& thread) override { thread.waited = Duration(); }
    void priorityChanged() override { m_changed = now(); }
    std::optional<Displacement> displaces(const Thread& running) const override
    {
        // Who has only waited long gets its turn at the end of a quantum, or when somebody lowers
        // its own priority.
        const bool all = m_changed == now();
        const RankedQueue::Entry* urgent = all ? &ready().first() : ready().firstWoken();
        if (!urgent || urgent->rank >= rankOf(running)) return {};
        return Displacement{PreemptReason::Priority, urgent->thread};
    }

protected:
    void arrives(Thread& thread, Arrival) override { thread.waited = Duration(); }
    void begins(Thread& thread) override { thread.waited = now() - thread.readySince; }

private:
    std::optional<VirtualTime> m_changed; // when a running thread's priority did, last
};

} // namespace

std::unique_ptr<SchedulingPolicy> makeAgingPriority(Duration quantum)
{
    return std::make_unique<AgingPriority>(quantum);
}

} // namespace awaitscope
