#include "gui/timeline/lane_density.h"

namespace awaitscope {

LaneDensity::LaneDensity(std::span<const Interval> intervals)
{
    m_sums.reserve(intervals.size() + 1);
    Sums sums;
    m_sums.push_back(sums);
    for (const Interval& interval : intervals) {
        const int64_t length = interval.length().count();
        sums.all += length;
        switch (interval.state) {
        case LaneState::Computing:
            sums.computing += length;
            ++sums.computingCount;
            break;
        case LaneState::Holding:
        case LaneState::InCall:
            sums.holding += length;
            ++sums.holdingCount;
            break;
        case LaneState::Ready:
        case LaneState::Late:
            sums.ready += length;
            ++sums.readyCount;
            break;
        default: break;
        }
        m_sums.push_back(sums);
    }
}

StateShares LaneDensity::shares(size_t first, size_t last) const
{
    const Sums& from = m_sums[first];
    const Sums& to = m_sums[last];
    const auto all = static_cast<double>(to.all - from.all);
    if (all <= 0) {
        const auto count = static_cast<double>(last - first);
        return {(to.computingCount - from.computingCount) / count,
                (to.holdingCount - from.holdingCount) / count,
                (to.readyCount - from.readyCount) / count};
    }
    return {static_cast<double>(to.computing - from.computing) / all,
            static_cast<double>(to.holding - from.holding) / all,
            static_cast<double>(to.ready - from.ready) / all};
}

} // namespace awaitscope
