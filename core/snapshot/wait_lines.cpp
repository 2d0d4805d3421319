#include "core/snapshot/wait_lines.h"

#include <utility>

namespace awaitscope {

void WaitLines::join(LaneId lane, ObjectId object)
{
    Line& line = m_lines[object];
    m_links[lane] = {object, line.last, kNone};
    (line.last == kNone ? line.first : m_links[line.last].after) = lane;
    line.last = lane;
}

void WaitLines::leave(LaneId lane)
{
    const Link link = std::exchange(m_links[lane], {});
    if (link.object == kNone) return;
    Line& line = m_lines[link.object];
    (link.before == kNone ? line.first : m_links[link.before].after) = link.after;
    (link.after == kNone ? line.last : m_links[link.after].before) = link.before;
}

std::vector<LaneId> WaitLines::waitersOf(ObjectId object) const
{
    std::vector<LaneId> lanes;
    for (LaneId lane = m_lines[object].first; lane != kNone; lane = m_links[lane].after)
        lanes.push_back(lane);
    return lanes;
}

} // namespace awaitscope
