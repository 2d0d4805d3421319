// How the playback plays by itself.
#include "gui/playback/playback.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr double kShortestMilliseconds = 700; // at speed 1: long enough to read what moved
constexpr double kLongestIdleMilliseconds = 1500;

} // namespace

void Playback::setPlaying(bool playing)
{
    if (playing == m_playing || (playing && isEmpty())) return;
    if (playing && lacksTurns()) return emit turnMissed();
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
    const Timeline& timeline = run().timeline;
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

double Playback::shownFor(const Stop& from, const Stop& to) const
{
    const Trace& trace = *run().trace;
    const double passes = (trace[to.last].time - trace[from.last].time).toSeconds() * 1000;
    const double longest =
        isIdleBetween(from, to) ? std::min(passes, kLongestIdleMilliseconds) : passes;
    return std::max(longest, kShortestMilliseconds) / m_speed;
}

Place Playback::placeBetween(const Stop& from, const Stop& to, double share) const
{
    // Between two stops the cursor moves with time, so that one sees how long it takes.
    const Trace& trace = *run().trace;
    const VirtualTime start = trace[from.last].time;
    const Duration passes = trace[to.last].time - start;
    const auto nanoseconds = static_cast<int64_t>(static_cast<double>(passes.count()) * share);
    if (nanoseconds <= 0 || nanoseconds >= passes.count())
        return {from.last, run().timeline.positionOf(from.last)};
    const AxisPosition position{start + Duration::nanoseconds(nanoseconds), 0};
    return {run().timeline.eventAt(position), position};
}

void Playback::advance(double milliseconds)
{
    if (!m_playing || isEmpty() || m_isAsking) return;
    if (stepsByStatements()) return advanceByLines(milliseconds);
    const size_t before = stopNumber();
    size_t stop = before;
    double watched = m_watched + milliseconds;
    while (stop < stopCount() && watched >= shownFor(m_stops[stop], m_stops[stop + 1])) {
        watched -= shownFor(m_stops[stop], m_stops[stop + 1]);
        ++stop;
    }
    Place next = here();
    if (stop != before) next = {m_stops[stop].last, run().timeline.positionOf(m_stops[stop].last)};
    if (stop < stopCount()) {
        const Stop from = m_stops[stop];
        const Stop to = m_stops[stop + 1];
        const Place between = placeBetween(from, to, watched / shownFor(from, to));
        if (between.position > run().timeline.positionOf(from.last)) next = between;
    }
    std::optional<RunPosition> halt;
    if (!findBreakpoint(next.event, halt)) return;
    if (halt) next = {halt->event, run().timeline.positionOf(halt->event), halt->statements};
    const bool moves = next != here();
    if (moves) {
        note(Motion::Step);
        place(next.event, next.position, next.statements);
        if (halt) m_toldUnit = StepUnit::Line;
    }
    m_watched = watched;
    if (moves) emit changed();
    if (halt || stop >= stopCount()) setPlaying(false);
}

void Playback::advanceByLines(double milliseconds)
{
    m_watched += milliseconds;
    while (m_playing) {
        const RunPosition from = runPosition(m_focus);
        std::optional<RunPosition> to;
        if (!lookFor(from, true, {steppedLane()}, to)) return;
        if (!to) return setPlaying(false);
        const double shown = shownFor({from.event, from.event}, {to->event, to->event});
        if (m_watched < shown) return;
        const double left = m_watched - shown;
        tryByLines({true, steppedLane()});
        m_watched = left;
        const auto line = this->line();
        if (isAtEnd() || (line && m_breakpoints.contains(line->line))) setPlaying(false);
    }
}

} // namespace awaitscope
