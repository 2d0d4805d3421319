#include "core/timeline/lane_events.h"

#include <algorithm>

namespace awaitscope {

LaneEvents::LaneEvents(const Trace& trace) : m_trace(&trace), m_begins(trace.lanes().size() + 1)
{
    // First how many each has, then where they begin, then which they are.
    for (EventIndex event = 0; event < trace.size(); ++event)
        if (trace[event].lane != kNone) ++m_begins[trace[event].lane + 1];
    for (size_t lane = 1; lane < m_begins.size(); ++lane)
        m_begins[lane] += m_begins[lane - 1];
    m_events.resize(m_begins.back());
    std::vector<size_t> next = m_begins;
    for (EventIndex event = 0; event < trace.size(); ++event)
        if (trace[event].lane != kNone) m_events[next[trace[event].lane]++] = event;
}

EventIndex LaneEvents::last(EventKind kind, LaneId lane, EventIndex until) const
{
    if (lane == kNone) return kNone;
    const std::span<const EventIndex> own = of(lane);
    const auto end = std::upper_bound(own.begin(), own.end(), until);
    for (auto at = end; at != own.begin();)
        if ((*m_trace)[*--at].kind == kind) return *at;
    return kNone;
}

} // namespace awaitscope
