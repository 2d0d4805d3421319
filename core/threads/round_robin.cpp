#include "core/threads/scheduling_policy.h"

#include <deque>

namespace awaitscope {

namespace {

class RoundRobin : public SchedulingPolicy {
public:
    void enqueue(Thread& thread) override { m_ready.push_back(&thread); }
    bool empty() const override { return m_ready.empty(); }
    Thread& takeNext() override
    {
        Thread& next = *m_ready.front();
        m_ready.pop_front();
        return next;
    }
    bool preempts(const Thread&) const override { return !m_ready.empty(); }

private:
    std::deque<Thread*> m_ready;
};

} // namespace

std::unique_ptr<SchedulingPolicy> makeRoundRobin()
{
    return std::make_unique<RoundRobin>();
}

} // namespace awaitscope
