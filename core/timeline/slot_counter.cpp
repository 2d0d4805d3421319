#include "core/timeline/slot_counter.h"

#include <algorithm>

namespace awaitscope {

void SlotCounter::advanceTo(VirtualTime time)
{
    if (time == m_time) return;
    m_time = time;
    m_slot = 0;
    m_occupant = kNone;
}

void SlotCounter::take(LaneId lane)
{
    if (m_occupant == lane) return;
    if (m_occupant != kNone) ++m_slot;
    m_occupant = lane;
    if (m_instants.empty() || m_instants.back().time != m_time) m_instants.push_back({m_time, 0});
    m_instants.back().slotCount = m_slot + 1;
}

void SlotCounter::release(LaneId lane)
{
    if (m_occupant != lane) return;
    ++m_slot;
    m_occupant = kNone;
}

AxisPosition SlotCounter::endOf(VirtualTime time) const
{
    const auto found = std::lower_bound(
        m_instants.begin(), m_instants.end(), time,
        [](const Instant& instant, VirtualTime wanted) { return instant.time < wanted; });
    const bool isThere = found != m_instants.end() && found->time == time;
    return {time, isThere ? found->slotCount : 0};
}

} // namespace awaitscope
