#include "gui/playback/playback.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr double kShortestMilliseconds = 700; // at speed 1: long enough to read what moved
constexpr double kLongestIdleMilliseconds = 1500;

} // namespace

Playback::Playback(QObject* parent) : QObject(parent) {}

void Playback::setComparison(std::shared_ptr<const Comparison> comparison)
{
    setPlaying(false);
    m_comparison = std::move(comparison);
    m_stops.clear();
    if (m_comparison)
        for (const Run& run : m_comparison->runs)
            m_stops.push_back(stopsOf(run.timeline));
    if (m_focus >= m_stops.size()) m_focus = 0;
    m_event = 0;
    m_position = {};
    m_watched = 0;
    if (!isEmpty()) m_position = m_comparison->runs[m_focus].timeline.positionOf(0);
    emit changed();
}

void Playback::setFocus(size_t run)
{
    if (run >= m_stops.size() || run == m_focus) return;
    m_focus = run;
    m_event = m_comparison->runs[run].timeline.eventAt(m_position);
    m_watched = 0;
    emit changed();
}

void Playback::setStepUnit(StepUnit unit)
{
    if (unit == m_unit) return;
    m_unit = unit;
    emit settingsChanged();
    emit changed();
}

EventIndex Playback::event(size_t run) const
{
    if (isEmpty()) return 0;
    return run == m_focus ? m_event : m_comparison->runs[run].timeline.eventAt(m_position);
}

bool Playback::isOnEvent() const
{
    return isEmpty() || m_comparison->runs[m_focus].timeline.positionOf(m_event) == m_position;
}

size_t Playback::stopAt(EventIndex event) const
{
    const auto& stops = m_stops[m_focus];
    const auto next =
        std::upper_bound(stops.begin(), stops.end(), event,
                         [](EventIndex index, const Stop& stop) { return index < stop.last; });
    return next == stops.begin() ? 0 : static_cast<size_t>(next - stops.begin()) - 1;
}

size_t Playback::moment() const
{
    return isEmpty() ? 0 : stopAt(m_event);
}

size_t Playback::momentCount() const
{
    return isEmpty() ? 0 : m_stops[m_focus].size() - 1;
}

const Stop& Playback::stop() const
{
    return m_stops[m_focus][stopAt(m_event)];
}

bool Playback::isAtStart() const
{
    return isEmpty() || (m_event == 0 && isOnEvent());
}

bool Playback::isAtEnd() const
{
    return isEmpty() || m_event + 1 >= m_comparison->runs[m_focus].trace->size();
}

void Playback::moveTo(EventIndex event)
{
    m_event = event;
    m_position = m_comparison->runs[m_focus].timeline.positionOf(event);
    m_watched = 0;
    emit changed();
}

void Playback::stepForward()
{
    if (isAtEnd()) return;
    if (m_unit == StepUnit::Event) return moveTo(m_event + 1);
    moveTo(m_stops[m_focus][stopAt(m_event) + 1].last);
}

void Playback::stepBack()
{
    if (isAtStart()) return;
    const bool between = !isOnEvent();
    if (m_unit == StepUnit::Event) return moveTo(between || m_event == 0 ? m_event : m_event - 1);
    const size_t stop = stopAt(m_event);
    const bool behind = between || m_stops[m_focus][stop].last != m_event;
    moveTo(m_stops[m_focus][behind || stop == 0 ? stop : stop - 1].last);
}

void Playback::toStart()
{
    if (!isEmpty()) moveTo(0);
}

void Playback::toEnd()
{
    if (!isEmpty()) moveTo(m_stops[m_focus].back().last);
}

void Playback::toMoment(size_t number)
{
    if (!isEmpty()) moveTo(m_stops[m_focus][std::min(number, momentCount())].last);
}

void Playback::toEvent(size_t run, EventIndex event)
{
    if (isEmpty() || run >= m_stops.size() || event >= m_comparison->runs[run].trace->size())
        return;
    m_focus = run;
    moveTo(event);
}

void Playback::toPosition(AxisPosition position)
{
    if (isEmpty()) return;
    m_position = position;
    m_event = m_comparison->runs[m_focus].timeline.eventAt(position);
    m_watched = 0;
    emit changed();
}

void Playback::setPlaying(bool playing)
{
    if (playing == m_playing || (playing && isEmpty())) return;
    if (playing && isAtEnd()) toStart();
    m_playing = playing;
    m_watched = 0;
    emit playingChanged(playing);
}

void Playback::setSpeed(double speed)
{
    m_speed = std::clamp(speed, 0.1, 100.0);
    emit settingsChanged();
}

bool Playback::isIdleBetween(const Stop& from, const Stop& to) const
{
    const Timeline& timeline = m_comparison->runs[m_focus].timeline;
    const VirtualTime start = timeline.trace()[from.last].time;
    const VirtualTime stop = timeline.trace()[to.last].time;
    for (const Strip& strip : timeline.strips()) {
        const auto busy = std::partition_point(
            strip.intervals.begin(), strip.intervals.end(),
            [start](const Interval& interval) { return interval.stop <= start; });
        if (busy != strip.intervals.end() && busy->start < stop) return false;
    }
    return true;
}

double Playback::shownFor(size_t stop) const
{
    const Stop& from = m_stops[m_focus][stop];
    const Stop& to = m_stops[m_focus][stop + 1];
    const Trace& trace = *m_comparison->runs[m_focus].trace;
    const double passes = (trace[to.last].time - trace[from.last].time).toSeconds() * 1000;
    const double longest =
        isIdleBetween(from, to) ? std::min(passes, kLongestIdleMilliseconds) : passes;
    return std::max(longest, kShortestMilliseconds) / m_speed;
}

void Playback::advance(double milliseconds)
{
    if (!m_playing || isEmpty()) return;
    const size_t before = stopAt(m_event);
    size_t stop = before;
    m_watched += milliseconds;
    while (stop < momentCount() && m_watched >= shownFor(stop)) {
        m_watched -= shownFor(stop);
        ++stop;
    }
    const Timeline& timeline = m_comparison->runs[m_focus].timeline;
    const double watched = m_watched;
    if (stop != before) moveTo(m_stops[m_focus][stop].last);
    m_watched = watched;
    if (stop >= momentCount()) return setPlaying(false);
    const Trace& trace = timeline.trace();
    const VirtualTime from = trace[m_stops[m_focus][stop].last].time;
    const Duration passes = trace[m_stops[m_focus][stop + 1].last].time - from;
    if (passes <= Duration()) return;
    // Between two stops the cursor moves with time, so that one sees how long it takes.
    const double share = m_watched / shownFor(stop);
    const auto nanoseconds = static_cast<int64_t>(static_cast<double>(passes.count()) * share);
    if (nanoseconds <= 0 || nanoseconds >= passes.count()) return;
    m_position = {from + Duration::nanoseconds(nanoseconds), 0};
    m_event = timeline.eventAt(m_position);
    emit changed();
}

} // namespace awaitscope
