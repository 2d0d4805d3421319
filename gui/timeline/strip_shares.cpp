#include "gui/timeline/strip_shares.h"

#include <algorithm>

namespace awaitscope {

void LaneTally::add(LaneId lane, int64_t amount)
{
    if (amount <= 0) return;
    // The place of `kNone` is before all others.
    const auto place = static_cast<size_t>(lane == kNone ? 0 : lane + 1);
    if (place >= m_amounts.size()) m_amounts.resize(place + 1);
    if (m_amounts[place] == 0) m_lanes.push_back(lane);
    m_amounts[place] += amount;
}

const std::vector<LaneTally::Part>& LaneTally::parts()
{
    std::sort(m_lanes.begin(), m_lanes.end());
    m_parts.clear();
    for (const LaneId lane : m_lanes)
        m_parts.push_back({lane, m_amounts[static_cast<size_t>(lane == kNone ? 0 : lane + 1)]});
    return m_parts;
}

void LaneTally::clear()
{
    for (const LaneId lane : m_lanes)
        m_amounts[static_cast<size_t>(lane == kNone ? 0 : lane + 1)] = 0;
    m_lanes.clear();
}

StripShares::StripShares(const Strip& strip) : m_intervals(&strip.intervals)
{
    LaneTally tally;
    for (size_t number = 0; number < strip.intervals.size(); ++number) {
        if (number % kBlock == 0) m_blocks.push_back(m_parts.size());
        addOne(tally, number, VirtualTime(), VirtualTime::never());
        if (number % kBlock != kBlock - 1) continue;
        m_parts.insert(m_parts.end(), tally.parts().begin(), tally.parts().end());
        tally.clear();
    }
    m_blocks.push_back(m_parts.size());
}

void StripShares::addOne(LaneTally& tally, size_t number, VirtualTime from, VirtualTime to) const
{
    const Interval& interval = (*m_intervals)[number];
    const Duration length = std::min(interval.stop, to) - std::max(interval.start, from);
    tally.add(interval.state == LaneState::Switching ? kNone : interval.lane, length.count());
}

void StripShares::addTo(LaneTally& tally, size_t first, size_t last, VirtualTime from,
                        VirtualTime to) const
{
    for (size_t number = first; number < last;) {
        // The first and the last one may be cut.
        const bool whole = number % kBlock == 0 && number > first && number + kBlock < last;
        if (!whole) {
            addOne(tally, number++, from, to);
            continue;
        }
        const size_t block = number / kBlock;
        for (size_t part = m_blocks[block]; part < m_blocks[block + 1]; ++part)
            tally.add(m_parts[part].lane, m_parts[part].amount);
        number += kBlock;
    }
}

} // namespace awaitscope
