#include "core/timeline/timeline.h"

#include "core/timeline/timeline_builder.h"

#include <algorithm>

namespace awaitscope {

Timeline buildTimeline(const Trace& trace)
{
    return TimelineBuilder(trace).build();
}

EventIndex Timeline::firstAt(AxisPosition position) const
{
    const auto first = std::ranges::lower_bound(m_slots, position, {}, ofSlot());
    return static_cast<EventIndex>(first - m_slots.begin());
}

EventIndex Timeline::eventAt(AxisPosition position) const
{
    const auto after = std::ranges::upper_bound(m_slots, position, {}, ofSlot());
    return after == m_slots.begin() ? 0 : static_cast<EventIndex>(after - m_slots.begin()) - 1;
}

EventIndex Timeline::eventAt(VirtualTime time) const
{
    return eventAt({time, kNone});
}

std::optional<size_t> Timeline::momentAt(EventIndex event) const
{
    const auto after = std::ranges::upper_bound(m_moments, event, {}, &Moment::first);
    if (after == m_moments.begin()) return {};
    return static_cast<size_t>(after - m_moments.begin()) - 1;
}

const Interval* Timeline::intervalAt(LaneId lane, AxisPosition position) const
{
    const auto& intervals = m_lanes[lane].intervals;
    const auto after = std::ranges::upper_bound(intervals, position, {}, &Interval::from);
    if (after == intervals.begin()) return nullptr;
    const Interval& found = *(after - 1);
    const bool livesOn = after == intervals.end() && m_lanes[lane].ended == kNone;
    return position < found.to() || (livesOn && position <= end()) ? &found : nullptr;
}

AxisPosition Timeline::end() const
{
    return positionOf(static_cast<EventIndex>(m_slots.size() - 1));
}

const Starvation* Timeline::starvationOf(const Interval& interval) const
{
    for (const size_t number : lane(interval.lane).starved) {
        const Starvation& starved = m_starved[number];
        if (interval.begin <= starved.ready && starved.ready < interval.end) return &starved;
    }
    return nullptr;
}

} // namespace awaitscope
