#include "gui/timeline/axis_map.h"

#include <cassert>
#include <cmath>

namespace awaitscope {

namespace {

// Without time to draw, slots may grow, but not until a run of three steps fills a screen.
constexpr double kLargestGrowth = 6;
// A break has room for its mark and, in most cases, for the length that it leaves out.
constexpr double kBreakSlots = 1.6;

// Slots fold when they are too narrow to be told apart; gradually, so that zooming does not jump.
double folded(double slotWidth)
{
    constexpr double kGone = 1.5;
    constexpr double kWhole = 3;
    return slotWidth * std::clamp((slotWidth - kGone) / (kWhole - kGone), 0.0, 1.0);
}

} // namespace

AxisMap::Scale AxisMap::scaleOf(AxisMode mode, const AxisLine::Sums& all, double width,
                                double slotWidth)
{
    Scale scale;
    const auto time = static_cast<double>(all.time.count());
    const bool unfolds = mode != AxisMode::Time;
    const double slotCount = unfolds ? all.slotCount : 0;
    if (mode == AxisMode::Order || (time <= 0 && all.breaks == 0)) {
        const double units = slotCount + all.steps;
        if (units > 0) scale.step = std::min(width / units, slotWidth * kLargestGrowth);
        scale.slot = unfolds ? scale.step : 0;
        return scale;
    }
    // Half of the line at most for what is not time: slots first.
    if (slotCount > 0) scale.slot = folded(std::min(slotWidth, width / 2 / slotCount));
    if (all.breaks > 0)
        scale.gap = std::min(slotWidth * kBreakSlots, width / 3 / static_cast<double>(all.breaks));
    const double left = width - slotCount * scale.slot - all.breaks * scale.gap;
    if (time > 0) scale.nanosecond = left / time;
    return scale;
}

AxisMap::AxisMap(std::shared_ptr<const AxisLine> line, AxisOrder order, double width,
                 double slotWidth)
    : m_line(std::move(line)), m_unfolds(order.share() > 0)
{
    assert(m_line && slotWidth > 0 && width >= 0);
    if (isEmpty()) return;
    // What lies between two modes has its part of both.
    const bool early = order.share() < 0.5;
    const AxisLine::Sums& all = m_line->before(m_line->size());
    const Scale from = scaleOf(early ? AxisMode::Time : AxisMode::Unfolded, all, width, slotWidth);
    const Scale to = scaleOf(early ? AxisMode::Unfolded : AxisMode::Order, all, width, slotWidth);
    const double part = early ? 2 * order.share() : 2 * order.share() - 1;
    const auto between = [part](double one, double other) {
        return (1 - part) * one + part * other;
    };
    m_scale = {between(from.nanosecond, to.nanosecond), between(from.slot, to.slot),
               between(from.step, to.step), between(from.gap, to.gap)};
}

double AxisMap::stepCount() const
{
    if (isEmpty()) return 0;
    const AxisLine::Sums& all = m_line->before(m_line->size());
    return all.slotCount + all.steps;
}

/// The place of a time in the stretch behind a knot.
double AxisMap::placeBehind(size_t knot, VirtualTime time) const
{
    const double end = endOf(knot);
    const double part =
        static_cast<double>((time - m_line->timeOf(knot)).count()) /
        static_cast<double>((m_line->timeOf(knot + 1) - m_line->timeOf(knot)).count());
    const double next = beginOf(knot + 1);
    return std::min(end + part * (next - end), next);
}

double AxisMap::x(AxisPosition position) const
{
    if (isEmpty()) return 0;
    const size_t knot = m_line->knotAtOrBefore(position.time);
    if (position.time <= m_line->timeOf(knot))
        return placeIn(knot, std::min(position.slot, slotsOf(knot)));
    if (knot + 1 == m_line->size()) return endOf(knot);
    return placeBehind(knot, position.time);
}

double AxisMap::xAfter(VirtualTime time) const
{
    return x(AxisPosition{time, 0xffffffff});
}

size_t AxisMap::firstBeginningFrom(double x, bool after) const
{
    size_t low = 0;
    size_t high = m_line->size();
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const double begin = beginOf(middle);
        if (begin < x || (after && begin == x))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t AxisMap::firstBeginningFrom(double x, Walk& walk) const
{
    const auto isBefore = [&](size_t knot) { return beginOf(knot) < x; };
    // It is in [low, high].
    const size_t size = m_line->size();
    size_t low = walk.knot, high = std::min(low + walk.stride, size), step = 1;
    if (high < size && isBefore(high)) {
        low = high + 1;
        for (; low + step < size && isBefore(low + step); step *= 2)
            low += step + 1;
        high = std::min(low + step, size);
    } else {
        for (; high - low > step && !isBefore(high - step); step *= 2)
            high -= step;
        if (high - low > step) low = high - step + 1;
    }
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (isBefore(middle))
            low = middle + 1;
        else
            high = middle;
    }
    walk = {low, low - walk.knot};
    return low;
}

AxisPosition AxisMap::at(double x) const
{
    if (isEmpty() || x < 0) return {};
    // Of several knots on one place the last one.
    const size_t after = firstBeginningFrom(x, true);
    const size_t knot = after == 0 ? 0 : after - 1;
    const VirtualTime time = m_line->timeOf(knot);
    const uint32_t slotCount = slotsOf(knot);
    const double end = endOf(knot);
    if (x < end) {
        const double slot = std::floor((x - beginOf(knot)) / m_scale.slot);
        return {time, std::min(static_cast<uint32_t>(std::max(slot, 0.0)), slotCount - 1)};
    }
    if (after >= m_line->size() || beginOf(after) <= end) return {time, slotCount};
    const double part = (x - end) / (beginOf(after) - end);
    const Duration gap = m_line->timeOf(after) - time;
    const auto passed =
        Duration::nanoseconds(std::llround(part * static_cast<double>(gap.count())));
    if (passed == Duration()) return {time, slotCount};
    return {std::min(time + passed, m_line->timeOf(after)), 0};
}

AxisPosition AxisMap::firstFrom(double x) const
{
    return isEmpty() || x <= 0 ? AxisPosition() : firstBefore(firstBeginningFrom(x), x);
}

AxisPosition AxisMap::firstFrom(double x, Walk& walk) const
{
    return isEmpty() || x <= 0 ? AxisPosition() : firstBefore(firstBeginningFrom(x, walk), x);
}

AxisPosition AxisMap::firstBefore(size_t after, double x) const
{
    const size_t knot = after - 1;
    const VirtualTime time = m_line->timeOf(knot);
    if (x <= endOf(knot)) {
        const double begin = beginOf(knot);
        auto slot = static_cast<uint32_t>(std::max(0.0, std::ceil((x - begin) / m_scale.slot)));
        slot = std::min(slot, slotsOf(knot));
        while (slot < slotsOf(knot) && placeIn(knot, slot) < x)
            ++slot;
        while (slot > 0 && placeIn(knot, slot - 1) >= x)
            --slot;
        return {time, slot};
    }
    if (after == m_line->size()) return {VirtualTime::never(), 0};
    const double end = endOf(knot);
    const Duration gap = m_line->timeOf(after) - time;
    const double part = (x - end) / (beginOf(after) - end);
    constexpr Duration kTick = Duration::nanoseconds(1);
    const auto passed = static_cast<int64_t>(part * static_cast<double>(gap.count()));
    VirtualTime found = time + std::clamp(Duration::nanoseconds(passed), kTick, gap);
    while (found < m_line->timeOf(after) && placeBehind(knot, found) < x)
        found = found + kTick;
    while (found - time > kTick && placeBehind(knot, found + -kTick) >= x)
        found = found + -kTick;
    return {found, 0};
}

AxisMap::Knot AxisMap::knotOf(size_t knot) const
{
    return {m_line->timeOf(knot), slotsOf(knot), beginOf(knot), endOf(knot)};
}

std::vector<AxisMap::Knot> AxisMap::knotsBetween(double from, double to) const
{
    std::vector<Knot> knots;
    if (isEmpty() || m_scale.slot <= 0) return knots;
    // The one before may reach into it.
    const size_t first = firstBeginningFrom(from);
    for (size_t knot = m_line->nextWithSlots(first == 0 ? 0 : first - 1);
         knot < m_line->size() && beginOf(knot) <= to; knot = m_line->nextWithSlots(knot + 1))
        if (endOf(knot) >= from) knots.push_back(knotOf(knot));
    return knots;
}

std::vector<AxisMap::Knot> AxisMap::knotsBetween(double from, double to, double apart) const
{
    std::vector<Knot> knots;
    if (isEmpty()) return knots;
    for (size_t knot = firstBeginningFrom(from); knot < m_line->size() && beginOf(knot) <= to;
         knot = std::max(knot + 1, firstBeginningFrom(knots.back().begin + apart)))
        knots.push_back(knotOf(knot));
    return knots;
}

std::vector<AxisMap::Break> AxisMap::breaksBetween(double from, double to) const
{
    std::vector<Break> breaks;
    if (isEmpty()) return breaks;
    const size_t first = firstBeginningFrom(from);
    for (size_t knot = m_line->nextBroken(first == 0 ? 0 : first - 1);
         knot + 1 < m_line->size() && endOf(knot) <= to; knot = m_line->nextBroken(knot + 1))
        breaks.push_back(
            {{m_line->timeOf(knot), m_line->timeOf(knot + 1)}, endOf(knot), beginOf(knot + 1)});
    return breaks;
}

} // namespace awaitscope
