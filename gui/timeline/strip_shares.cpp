#include "gui/timeline/strip_shares.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// A switch is before all others.
size_t placeOf(Holder holder)
{
    return holder.lane == kNone ? 0 : size_t{holder.lane} * 2 + (holder.holds ? 2 : 1);
}

} // namespace

void HolderTally::add(Holder holder, int64_t amount)
{
    if (amount <= 0) return;
    const size_t place = placeOf(holder);
    if (place >= m_amounts.size()) m_amounts.resize(place + 1);
    if (m_amounts[place] == 0) m_holders.push_back(holder);
    m_amounts[place] += amount;
}

const std::vector<HolderTally::Part>& HolderTally::parts()
{
    std::sort(m_holders.begin(), m_holders.end());
    m_parts.clear();
    for (const Holder holder : m_holders)
        m_parts.push_back({holder, m_amounts[placeOf(holder)]});
    return m_parts;
}

void HolderTally::clear()
{
    for (const Holder holder : m_holders)
        m_amounts[placeOf(holder)] = 0;
    m_holders.clear();
}

Holder holderOf(const Interval& interval)
{
    if (interval.state == LaneState::Switching) return {};
    return {interval.lane, interval.state == LaneState::Holding};
}

StripShares::StripShares(const Strip& strip) : m_intervals(&strip.intervals)
{
    HolderTally tally;
    for (size_t number = 0; number < strip.intervals.size(); ++number) {
        if (number % kBlock == 0) m_blocks.push_back(m_parts.size());
        addOne(tally, number, VirtualTime(), VirtualTime::never());
        if (number % kBlock != kBlock - 1) continue;
        m_parts.insert(m_parts.end(), tally.parts().begin(), tally.parts().end());
        tally.clear();
    }
    m_blocks.push_back(m_parts.size());
}

void StripShares::addOne(HolderTally& tally, size_t number, VirtualTime from, VirtualTime to) const
{
    const Interval& interval = (*m_intervals)[number];
    const Duration length = std::min(interval.stop, to) - std::max(interval.start, from);
    tally.add(holderOf(interval), length.count());
}

void StripShares::addTo(HolderTally& tally, size_t first, size_t last, VirtualTime from,
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
            tally.add(m_parts[part].holder, m_parts[part].amount);
        number += kBlock;
    }
}

} // namespace awaitscope
