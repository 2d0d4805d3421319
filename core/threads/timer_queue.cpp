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

} // namespace awaitscope
