#include "core/threads/scheduling_policy.h"

#include <algorithm>
#include <vector>

namespace awaitscope {

namespace {

// Who has had least CPU time goes first. A thread's virtual runtime is the CPU time that it has
// had, raised where it would give more than a fair claim: of one that is new, to the floor, which
// is the least of all that run or are ready (and never falls); of one that wakes, to two quanta
// below the floor; of one that steps aside, to the largest of those that are ready.
class FairRuntime : public SchedulingPolicy {
public:
    using SchedulingPolicy::SchedulingPolicy;

    int64_t rankOf(const Thread& thread) const override
    {
        return (thread.cpuTime + thread.lift).count();
    }
    std::optional<Displacement> displaces(const Thread& running) const override
    {
        const RankedQueue::Entry* woken = ready().firstWoken();
        if (!woken || rankOf(running) - woken->rank <= quantum().count()) return {};
        return Displacement{PreemptReason::Runtime, woken->thread};
    }
    void leaves(Thread& thread) override
    {
        updateFloor();
        std::erase(m_running, &thread);
    }

protected:
    void begins(Thread& thread) override { m_running.push_back(&thread); }
    void arrives(Thread& thread, Arrival arrival) override
    {
        updateFloor();
        switch (arrival) {
        case Arrival::Created: raise(thread, m_floor); break;
        case Arrival::Woken:
            raise(thread, m_floor - 2 * std::min(quantum().count(), m_floor));
            break;
        case Arrival::Yielded: raise(thread, ready().lastRank(0)); break;
        case Arrival::Preempted: break;
        }
    }

private:
    void raise(Thread& thread, int64_t least)
    {
        thread.lift += Duration::nanoseconds(std::max<int64_t>(0, least - rankOf(thread)));
    }
    void updateFloor()
    {
        if (m_running.empty() && empty()) return;
        int64_t least = empty() ? kEndless.count() : ready().first().rank;
        for (const Thread* thread : m_running)
            least = std::min(least, rankOf(*thread));
        m_floor = std::max(m_floor, least);
    }

    std::vector<const Thread*> m_running;
    int64_t m_floor = 0; // ns
};

} // namespace

std::unique_ptr<SchedulingPolicy> makeFairRuntime(Duration quantum)
{
    return std::make_unique<FairRuntime>(quantum);
}

} // namespace awaitscope
