#include "core/threads/scheduling_policy.h"

#include <algorithm>

namespace awaitscope {

namespace {

// Who uses up a quantum sinks one level, where the quantum is twice as long; the higher level goes
// first, and at once. Nobody ever rises.
class MultilevelFeedback : public SchedulingPolicy {
public:
    using SchedulingPolicy::SchedulingPolicy;
    int64_t rankOf(const Thread& thread) const override { return thread.level; }
    Duration quantumOf(const Thread& thread) const override
    {
        Duration length = quantum();
        for (int level = 0; level < thread.level && length <= kEndless - length; ++level)
            length += length;
        return length;
    }
    void quantumUsedUp(Thread& thread) override
    {
        thread.level = std::min(thread.level + 1, kLowest);
    }
    std::optional<Displacement> displaces(const Thread& running) const override
    {
        if (ready().first().rank >= running.level) return {};
        return Displacement{PreemptReason::Level, &next()};
    }

private:
    static constexpr int kLowest = 2; // of three
};

} // namespace

std::unique_ptr<SchedulingPolicy> makeMultilevelFeedback(Duration quantum)
{
    return std::make_unique<MultilevelFeedback>(quantum);
}

} // namespace awaitscope
