#include "core/threads/timer_queue.h"

namespace awaitscope {

TimerKey TimerQueue::add(VirtualTime deadline, Timer timer)
{
    const TimerKey key{deadline, m_count++};
    m_timers.emplace(key, std::move(timer));
    return key;
}

std::optional<VirtualTime> TimerQueue::next()
{
    // A cancelled call must not make time jump to it.
    while (!m_timers.empty()) {
        const auto first = m_timers.begin();
        if (!first->second.handle || !first->second.handle->cancelled())
            return first->first.deadline;
        m_timers.erase(first);
    }
    return std::nullopt;
}

Timer TimerQueue::takeFirst()
{
    const auto first = m_timers.begin();
    Timer timer = std::move(first->second);
    m_timers.erase(first);
    return timer;
}

std::vector<TimedLane> TimerQueue::lanes() const
{
    std::vector<TimedLane> lanes;
    for (const auto& [key, timer] : m_timers) {
        if (!timer.handle)
            lanes.push_back({timer.lane, key.deadline});
        else if (!timer.handle->cancelled())
            lanes.push_back({kNone, key.deadline});
    }
    return lanes;
}

} // namespace awaitscope
