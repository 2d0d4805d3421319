#include "gui/timeline/axis_line.h"

#include <algorithm>
#include <cassert>

namespace awaitscope {

AxisLine::AxisLine(std::span<const AxisInstant> instants, VirtualTime end,
                   std::span<const AxisBreak> breaks)
{
    m_knots.reserve(instants.size() + 2 * breaks.size() + 2);
    auto gap = breaks.begin();
    VirtualTime now;
    // The stretch between two instants, or what is left of the line; breaks cut it in parts.
    const auto stretchTo = [&](VirtualTime to) {
        const auto whole = static_cast<double>((to - now).count());
        const auto pass = [&](VirtualTime until) {
            m_total.steps += static_cast<double>((until - now).count()) / whole;
            now = until;
        };
        for (; gap != breaks.end() && gap->from < to; ++gap) {
            assert(gap->from >= now && gap->to > gap->from && gap->to <= to);
            if (gap->from > now) {
                m_total.time += gap->from - now;
                pass(gap->from);
                m_knots.push_back({now, m_total});
            }
            ++m_total.breaks;
            pass(gap->to);
            if (now < to) m_knots.push_back({now, m_total});
        }
        if (now == to) return;
        m_total.time += to - now;
        pass(to);
    };
    const auto addInstant = [&](uint32_t slotCount) {
        m_knots.push_back({now, m_total});
        m_total.slotCount += slotCount;
    };
    if (instants.empty() || instants.front().time != VirtualTime()) addInstant(0);
    for (const AxisInstant& instant : instants) {
        assert(m_knots.empty() || instant.time > m_knots.back().time);
        if (instant.time > now) stretchTo(instant.time);
        addInstant(instant.slotCount);
    }
    if (now == end) return;
    stretchTo(end);
    addInstant(0);
}

size_t AxisLine::knotAtOrBefore(VirtualTime time) const
{
    const auto after = std::upper_bound(m_knots.begin(), m_knots.end(), time,
                                        [](VirtualTime t, const Knot& k) { return t < k.time; });
    return after == m_knots.begin() ? 0 : static_cast<size_t>(after - m_knots.begin()) - 1;
}

size_t AxisLine::nextThatAdds(uint32_t Sums::*what, size_t from) const
{
    const uint32_t sum = before(from).*what;
    if (from >= size() || sum == m_total.*what) return size();
    // The one wanted stands before the first that has some more before it. Usually it is near.
    size_t low = from;
    size_t step = 1;
    while (low + step < size() && before(low + step).*what == sum) {
        low += step;
        step *= 2;
    }
    size_t high = std::min(low + step, size());
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        (before(middle).*what == sum ? low : high) = middle;
    }
    return low;
}

} // namespace awaitscope
