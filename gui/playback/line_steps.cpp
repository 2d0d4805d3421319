// How the playback goes from line to line.
#include "gui/playback/playback.h"

#include <algorithm>

namespace awaitscope {

void Playback::moveByLines(LineMotion motion)
{
    // Steps that come while lines are being looked for are taken afterwards, in their order.
    const bool waits = !m_motions.empty();
    if (waits || !tryByLines(motion)) m_motions.push_back(std::move(motion));
}

bool Playback::tryByLines(const LineMotion& motion)
{
    // In the time behind an event, the statements since it have all begun.
    RunPosition from = runPosition(m_focus);
    if (!isOnEvent()) from.statements = UINT64_MAX;
    const LineStops::Wanted wanted{motion.lane, motion.lines.empty() ? nullptr : &motion.lines};
    std::optional<RunPosition> found;
    if (!lookFor(from, motion.forward, wanted, found)) return false;
    if (!found && motion.round) {
        const auto end = static_cast<EventIndex>(run().trace->size() - 1);
        from = motion.forward ? RunPosition{0, 0} : RunPosition{end, 0};
        if (!lookFor(from, motion.forward, wanted, found)) return false;
    }
    if (!found) {
        if (!motion.lines.empty()) emit lineMissed(motion.forward, motion.round);
        return true;
    }
    note(motion.lines.empty() ? Motion::Step : Motion::Jump);
    place(found->event, run().timeline.positionOf(found->event), found->statements);
    m_toldUnit = StepUnit::Line;
    emit changed();
    return true;
}

bool Playback::lookFor(RunPosition from, bool forward, const LineStops::Wanted& wanted,
                       std::optional<RunPosition>& found)
{
    LineStops::Found next = m_statements.next(from, forward, wanted);
    while (!next.isKnown) {
        wantLines(from, forward);
        if (m_isAsking) return false;
        // They were told at once.
        next = m_statements.next(from, forward, wanted);
    }
    found = next.place;
    return true;
}

void Playback::wantLines(RunPosition from, bool forward)
{
    if (m_isAsking) return;
    m_isAsking = true;
    m_isTelling = true;
    emit linesWanted(m_focus, m_statements.stretchFor(from, forward));
    m_isTelling = false;
}

void Playback::takeLines(size_t run, const LineStops::Stretch& stretch, const LineSteps& lines)
{
    if (run != m_focus || !m_isAsking) return;
    m_isAsking = false;
    m_statements.add(stretch, lines);
    if (m_isTelling) return; // whoever asked goes on
    while (!m_motions.empty()) {
        if (!tryByLines(m_motions.front())) return;
        if (!m_motions.empty()) m_motions.pop_front();
    }
    emit changed(); // the stops may have numbers now
}

void Playback::giveUpLines()
{
    if (!m_isAsking) return;
    setPlaying(false);
    forgetMotions();
}

void Playback::forgetMotions()
{
    m_motions.clear();
    m_isAsking = false;
}

void Playback::toLine(const std::set<uint32_t>& lines, bool forward, bool round)
{
    if (isEmpty()) return;
    if (lines.empty())
        emit lineMissed(forward, round);
    else if (tellsLines())
        moveByLines({forward, steppedLane(), lines, round});
    else
        toEventLine(lines, forward, round);
}

void Playback::toEventLine(const std::set<uint32_t>& lines, bool forward, bool round)
{
    const Stops& stops = lineStops();
    const auto lasts = stops.lasts();
    const size_t count = lasts.size();
    const size_t number = stops.at(here().event);
    // Whoever stands behind a stop goes back to it first.
    const size_t own = forward || (lasts[number] == here().event && isOnEvent()) ? 0 : 1;
    const size_t ahead = forward ? count - 1 - number : number + own;
    for (size_t step = 1; step <= (round ? count : ahead); ++step) {
        const size_t next = (forward ? number + step : number + own + count - step) % count;
        const Event& event = (*run().trace)[lasts[next]];
        if (!lines.contains(run().trace->lineOf(event))) continue;
        toEvent(m_focus, lasts[next]);
        return;
    }
    emit lineMissed(forward, round);
}

bool Playback::findBreakpoint(EventIndex until, std::optional<RunPosition>& found)
{
    found.reset();
    if (m_breakpoints.empty() || until <= here().event) return true;
    if (tellsLines())
        return lookFor(runPosition(m_focus), true,
                       {steppedLane(), &m_breakpoints, RunPosition{until, 0}}, found);
    const auto lasts = lineStops().lasts();
    const Trace& trace = *run().trace;
    for (auto next = std::upper_bound(lasts.begin(), lasts.end(), here().event);
         next != lasts.end() && *next <= until; ++next)
        if (m_breakpoints.contains(trace.lineOf(trace[*next]))) {
            found = RunPosition{*next, 0};
            break;
        }
    return true;
}

} // namespace awaitscope
