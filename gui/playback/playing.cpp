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

double Playback::shownFor(size_t stop) const
{
    const Stop from = m_stops[stop];
    const Stop to = m_stops[stop + 1];
    const Trace& trace = *run().trace;
    const double passes = (trace[to.last].time - trace[from.last].time).toSeconds() * 1000;
    const double longest =
        isIdleBetween(from, to) ? std::min(passes, kLongestIdleMilliseconds) : passes;
    return std::max(longest, kShortestMilliseconds) / m_speed;
}

void Playback::advance(double milliseconds)
{
    if (!m_playing || isEmpty()) return;
    const size_t before = stopNumber();
    size_t stop = before;
    double watched = m_watched + milliseconds;
    while (stop < stopCount() && watched >= shownFor(stop)) {
        watched -= shownFor(stop);
        ++stop;
    }
    Place next = here();
    if (stop != before) next = {m_stops[stop].last, run().timeline.positionOf(m_stops[stop].last)};
    if (stop < stopCount()) {
        const Trace& trace = *run().trace;
        const VirtualTime from = trace[m_stops[stop].last].time;
        const Duration passes = trace[m_stops[stop + 1].last].time - from;
        // Between two stops the cursor moves with time, so that one sees how long it takes.
        const double share = watched / shownFor(stop);
        const auto nanoseconds = static_cast<int64_t>(static_cast<double>(passes.count()) * share);
        if (nanoseconds > 0 && nanoseconds < passes.count()) {
            next.position = {from + Duration::nanoseconds(nanoseconds), 0};
            next.event = run().timeline.eventAt(next.position);
        }
    }
    const EventIndex halt = breakpointBetween(here().event, next.event);
    if (halt != kNone) next = {halt, run().timeline.positionOf(halt)};
    const bool moves = next != here();
    if (moves) {
        note(Motion::Step);
        place(next.event, next.position);
    }
    m_watched = watched;
    if (moves) emit changed();
    if (halt != kNone || stop >= stopCount()) setPlaying(false);
}

EventIndex Playback::breakpointBetween(EventIndex from, EventIndex to)
{
    if (m_breakpoints.empty() || from >= to) return kNone;
    const auto lasts = lineStops().lasts();
    const Trace& trace = *run().trace;
    for (auto next = std::upper_bound(lasts.begin(), lasts.end(), from);
         next != lasts.end() && *next <= to; ++next)
        if (m_breakpoints.contains(trace.lineOf(trace[*next]))) return *next;
    return kNone;
}

} // namespace awaitscope
