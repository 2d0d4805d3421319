#include "gui/timeline/ready_history.h"

#include <algorithm>

namespace awaitscope {

ReadyHistory::ReadyHistory(const Timeline& timeline)
{
    for (const LaneId lane : timeline.order())
        for (const Interval& interval : timeline.lane(lane).intervals)
            if (interval.state == LaneState::Ready) m_waits.push_back({&interval, interval.to()});
    std::sort(m_waits.begin(), m_waits.end(), [](const Wait& one, const Wait& other) {
        return std::pair(one.interval->begin, one.interval->lane) <
               std::pair(other.interval->begin, other.interval->lane);
    });
    for (size_t i = 1; i < m_waits.size(); ++i)
        m_waits[i].latestEnd = std::max(m_waits[i].latestEnd, m_waits[i - 1].latestEnd);
}

std::vector<LaneId> ReadyHistory::at(AxisPosition position, size_t most, EventIndex last) const
{
    const auto after = std::partition_point(m_waits.begin(), m_waits.end(), [&](const Wait& wait) {
        return wait.interval->from() <= position;
    });
    std::vector<LaneId> lanes;
    for (auto wait = after; wait != m_waits.begin() && position < (wait - 1)->latestEnd;) {
        --wait;
        if (wait->interval->to() <= position || wait->interval->begin > last) continue;
        if (lanes.size() == most) return {};
        lanes.push_back(wait->interval->lane);
    }
    std::reverse(lanes.begin(), lanes.end());
    return lanes;
}

} // namespace awaitscope
