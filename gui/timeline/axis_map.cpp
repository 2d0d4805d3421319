#include "gui/timeline/axis_map.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace awaitscope {

namespace {

// Without time to draw, slots may grow, but not until a run of three steps fills a screen.
constexpr double kLargestGrowth = 6;

// Slots fold when they are too narrow to be told apart; gradually, so that zooming does not jump.
double folded(double slotWidth)
{
    constexpr double kGone = 1.5;
    constexpr double kWhole = 3;
    return slotWidth * std::clamp((slotWidth - kGone) / (kWhole - kGone), 0.0, 1.0);
}

} // namespace

AxisMap::AxisMap(std::span<const AxisInstant> instants, VirtualTime end, AxisMode mode,
                 double width, double slotWidth)
    : m_end(end), m_mode(mode)
{
    assert(slotWidth > 0 && width >= 0);
    if (instants.empty() || instants.front().time != VirtualTime()) m_knots.push_back({});
    double slotTotal = 0;
    for (const AxisInstant& instant : instants) {
        assert(m_knots.empty() || m_knots.back().time <= instant.time);
        m_knots.push_back({instant.time, mode == AxisMode::Time ? 0 : instant.slotCount});
        slotTotal += m_knots.back().slotCount;
    }
    if (m_knots.back().time < end) m_knots.push_back({end});

    const double gaps = static_cast<double>(m_knots.size()) - 1;
    const double span = static_cast<double>(end.nanoseconds());
    const bool stretches = mode == AxisMode::Order || span <= 0;
    double perNanosecond = 0;
    double gapWidth = 0;
    if (stretches) {
        const double units = slotTotal + gaps;
        if (units > 0) m_slotWidth = std::min(width / units, slotWidth * kLargestGrowth);
        gapWidth = m_slotWidth;
    } else {
        if (slotTotal > 0) m_slotWidth = folded(std::min(slotWidth, width / 2 / slotTotal));
        perNanosecond = (width - slotTotal * m_slotWidth) / span;
        m_pixelsPerSecond = perNanosecond * 1e9;
    }

    double x = 0;
    for (size_t i = 0; i < m_knots.size(); ++i) {
        Knot& knot = m_knots[i];
        if (i > 0) {
            const Duration gap = knot.time - m_knots[i - 1].time;
            x += stretches ? gapWidth : static_cast<double>(gap.count()) * perNanosecond;
        }
        knot.begin = x;
        x += knot.slotCount * m_slotWidth;
        knot.end = x;
    }
}

size_t AxisMap::knotAtOrBefore(VirtualTime time) const
{
    const auto after = std::upper_bound(m_knots.begin(), m_knots.end(), time,
                                        [](VirtualTime t, const Knot& k) { return t < k.time; });
    return after == m_knots.begin() ? 0 : static_cast<size_t>(after - m_knots.begin()) - 1;
}

double AxisMap::x(AxisPosition position) const
{
    if (m_knots.empty()) return 0;
    const size_t index = knotAtOrBefore(position.time);
    const Knot& knot = m_knots[index];
    if (position.time < knot.time) return knot.begin;
    if (position.time == knot.time)
        return knot.begin + std::min(position.slot, knot.slotCount) * m_slotWidth;
    if (index + 1 == m_knots.size()) return knot.end;
    const Knot& next = m_knots[index + 1];
    const double part = static_cast<double>((position.time - knot.time).count()) /
                        static_cast<double>((next.time - knot.time).count());
    return knot.end + part * (next.begin - knot.end);
}

double AxisMap::xAfter(VirtualTime time) const
{
    return x(AxisPosition{time, 0xffffffff});
}

AxisPosition AxisMap::at(double x) const
{
    if (m_knots.empty() || x < 0) return {};
    const auto after =
        std::upper_bound(m_knots.begin(), m_knots.end(), x,
                         [](double place, const Knot& k) { return place < k.begin; });
    const Knot& knot = after == m_knots.begin() ? m_knots.front() : *(after - 1);
    if (x < knot.end) {
        const double slot = std::floor((x - knot.begin) / m_slotWidth);
        return {knot.time,
                std::min(static_cast<uint32_t>(std::max(slot, 0.0)), knot.slotCount - 1)};
    }
    if (after == m_knots.end() || after->begin <= knot.end) return {knot.time, knot.slotCount};
    const double part = (x - knot.end) / (after->begin - knot.end);
    const double gap = static_cast<double>((after->time - knot.time).count());
    const auto passed = Duration::nanoseconds(std::llround(part * gap));
    if (passed == Duration()) return {knot.time, knot.slotCount};
    return {std::min(knot.time + passed, after->time), 0};
}

std::span<const AxisMap::Knot> AxisMap::knotsBetween(double from, double to) const
{
    const auto first = std::lower_bound(m_knots.begin(), m_knots.end(), from,
                                        [](const Knot& k, double place) { return k.end < place; });
    const auto last = std::upper_bound(first, m_knots.end(), to,
                                       [](double place, const Knot& k) { return place < k.begin; });
    return {first, last};
}

} // namespace awaitscope
