#include "gui/timeline/lane_density.h"

#include <algorithm>

namespace awaitscope {

void LaneDensity::Sums::add(LaneState state, int64_t amount)
{
    all += amount;
    switch (state) {
    case LaneState::Computing: computing += amount; break;
    case LaneState::Holding:
    case LaneState::InCall: holding += amount; break;
    case LaneState::Ready:
    case LaneState::Late: ready += amount; break;
    default: break;
    }
}

StateShares LaneDensity::Sums::minus(const Sums& before) const
{
    const auto whole = static_cast<double>(all - before.all);
    if (whole <= 0) return {};
    return {static_cast<double>(computing - before.computing) / whole,
            static_cast<double>(holding - before.holding) / whole,
            static_cast<double>(ready - before.ready) / whole};
}

LaneDensity::LaneDensity(std::span<const Interval> intervals) : m_intervals(intervals)
{
    Sums lengths;
    m_lengths.reserve(intervals.size() + 1);
    m_lengths.push_back(lengths);
    for (const Interval& interval : intervals) {
        lengths.add(interval.state, interval.length().count());
        m_lengths.push_back(lengths);
    }
}

LaneDensity::Sums LaneDensity::until(VirtualTime time) const
{
    const auto at =
        std::partition_point(m_intervals.begin(), m_intervals.end(),
                             [time](const Interval& interval) { return interval.stop <= time; });
    Sums sums = m_lengths[static_cast<size_t>(at - m_intervals.begin())];
    if (at != m_intervals.end() && at->start < time)
        sums.add(at->state, (time - at->start).count());
    return sums;
}

StateShares LaneDensity::sharesBetween(VirtualTime from, VirtualTime to) const
{
    return until(to).minus(until(from));
}

StateShares LaneDensity::sharesBetween(VirtualTime from, VirtualTime to, size_t first,
                                       size_t last) const
{
    Sums before = m_lengths[first];
    const Interval& earliest = m_intervals[first];
    if (earliest.start < from)
        before.add(earliest.state, (std::min(earliest.stop, from) - earliest.start).count());
    Sums all = m_lengths[last];
    const Interval& latest = m_intervals[last - 1];
    if (latest.stop > to) all.add(latest.state, (std::max(latest.start, to) - latest.stop).count());
    return all.minus(before);
}

StateShares LaneDensity::sharesAmong(size_t first, size_t last) const
{
    // More than this many on one pixel at one instant look the same.
    constexpr size_t kEnough = 4096;
    Sums counts;
    for (size_t i = first; i < std::min(last, first + kEnough); ++i)
        counts.add(m_intervals[i].state, 1);
    return counts.minus({});
}

} // namespace awaitscope
