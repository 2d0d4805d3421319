#include "gui/playback/line_stops.h"

#include <algorithm>
#include <iterator>

namespace awaitscope {

namespace {

constexpr EventIndex kShortRun = 20'000; // events
constexpr EventIndex kWidth = 256;

bool isBefore(const LineStep& step, RunPosition position)
{
    return step.position < position;
}

} // namespace

LineStops::LineStops(EventIndex end) : m_end(end), m_width(end <= kShortRun ? end : kWidth) {}

bool LineStops::fits(const LineStep& step, const Wanted& wanted) const
{
    return (wanted.lane == kNone || step.lane == wanted.lane) &&
           (!wanted.lines || wanted.lines->contains(step.line));
}

LineStops::Found LineStops::next(RunPosition from, bool forward) const
{
    return next(from, forward, Wanted());
}

LineStops::Found LineStops::next(RunPosition from, bool forward, const Wanted& wanted) const
{
    return forward ? forwardFrom(from, wanted) : backFrom(from, wanted);
}

LineStops::Found LineStops::forwardFrom(RunPosition from, const Wanted& wanted) const
{
    const RunPosition end{m_end, 0};
    if (from >= end) return {true, std::nullopt};
    if (!m_isAny || from.event < m_known.first || from.event >= m_known.last) return {};
    auto step = std::lower_bound(m_steps.begin(), m_steps.end(), from, isBefore);
    for (; step != m_steps.end(); ++step)
        if (step->position > from && fits(*step, wanted)) {
            const bool isTooFar = wanted.until && step->position > *wanted.until;
            return {true, isTooFar ? std::nullopt : std::optional(step->position)};
        }
    if (wanted.until && *wanted.until <= RunPosition{m_known.last, 0}) return {true, std::nullopt};
    if (m_known.last < m_end) return {};
    return {true, wanted.lines ? std::nullopt : std::optional(end)};
}

LineStops::Found LineStops::backFrom(RunPosition from, const Wanted& wanted) const
{
    const RunPosition beginning{0, 0};
    if (from <= beginning) return {true, std::nullopt};
    from = std::min(from, RunPosition{m_end, 0});
    const bool isIn = from.event >= m_known.first && from <= RunPosition{m_known.last, 0};
    if (!m_isAny || !isIn) return {};
    auto step = std::lower_bound(m_steps.begin(), m_steps.end(), from, isBefore);
    while (step != m_steps.begin())
        if (fits(*--step, wanted)) return {true, step->position};
    if (m_known.first > 0) return {};
    return {true, wanted.lines ? std::nullopt : std::optional(beginning)};
}

LineStops::Stretch LineStops::stretchFor(RunPosition from, bool forward)
{
    const bool touches = m_isAny && from.event >= m_known.first && from.event <= m_known.last;
    if (!touches) m_isAny = false;
    if (!m_isAny && m_width >= m_end) return {0, m_end};
    if (forward || (m_isAny && from > RunPosition{m_known.last, 0})) {
        const EventIndex first = m_isAny ? m_known.last : from.event;
        return {first, m_end - first > m_width ? first + m_width : m_end};
    }
    const EventIndex last = m_isAny ? m_known.first : std::min(from.event + 1, m_end);
    return {last > m_width ? last - m_width : 0, last};
}

void LineStops::add(const Stretch& stretch, const LineSteps& lines)
{
    const EventIndex width = stretch.last - stretch.first;
    if (lines.omitted > 0 && width > 1) {
        m_width = std::max<EventIndex>(1, width / 2);
        return;
    }
    // Where there is little to halt at, farther at once.
    if (lines.steps.size() < kWidth) m_width = std::min(std::max(kWidth, m_end / 2), m_width * 2);
    if (m_isAny && stretch.first == m_known.last) {
        m_steps.insert(m_steps.end(), lines.steps.begin(), lines.steps.end());
        m_known.last = stretch.last;
    } else if (m_isAny && stretch.last == m_known.first) {
        m_steps.insert(m_steps.begin(), lines.steps.begin(), lines.steps.end());
        m_known.first = stretch.first;
    } else {
        m_steps = lines.steps;
        m_known = stretch;
    }
    m_isAny = true;
}

std::optional<LineStep> LineStops::at(RunPosition position) const
{
    if (!m_isAny || position.statements == 0) return std::nullopt;
    const auto step = std::lower_bound(m_steps.begin(), m_steps.end(), position, isBefore);
    if (step == m_steps.end() || step->position != position) return std::nullopt;
    return *step;
}

size_t LineStops::numberOf(RunPosition position, LaneId lane) const
{
    const auto last = std::upper_bound(
        m_steps.begin(), m_steps.end(), position,
        [](RunPosition wanted, const LineStep& step) { return wanted < step.position; });
    const auto count = std::count_if(m_steps.begin(), last,
                                     [&](const LineStep& step) { return fits(step, {lane}); });
    return static_cast<size_t>(count) + (position >= RunPosition{m_end, 0} && m_end > 0 ? 1 : 0);
}

RunPosition LineStops::stop(size_t number, LaneId lane) const
{
    if (number == 0) return {};
    for (const LineStep& step : m_steps)
        if (fits(step, {lane}) && --number == 0) return step.position;
    return {m_end, 0};
}

} // namespace awaitscope
