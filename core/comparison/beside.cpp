#include "core/comparison/beside.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// Whether a moment of this task that begins at `position` has begun when the run stands just after
/// `event`.
bool begins(const Comparison& comparison, size_t run, EventIndex event, AxisPosition position,
            TaskIdentity task)
{
    const Timeline& timeline = comparison.runs[run].timeline;
    for (auto moment = timeline.momentAt(event); moment;
         moment = timeline.momentAt(timeline.moments()[*moment].first - 1)) {
        const Moment& begun = timeline.moments()[*moment];
        if (begun.from() != position) return false;
        if (comparison.identityOf(run, begun.lane) == task) return true;
        if (begun.first == 0) return false;
    }
    return false;
}

size_t printsBefore(const Timeline& timeline, EventIndex event)
{
    const std::vector<EventIndex>& all = timeline.outputs();
    return static_cast<size_t>(std::lower_bound(all.begin(), all.end(), event) - all.begin());
}

size_t printsUpTo(const Timeline& timeline, EventIndex event)
{
    return printsBefore(timeline, event + 1);
}

} // namespace

EventIndex eventBeside(const Comparison& comparison, size_t beside, size_t focus, EventIndex event,
                       AxisPosition position)
{
    const Timeline& theirs = comparison.runs[beside].timeline;
    const Timeline& ours = comparison.runs[focus].timeline;
    // Nothing more will come that the instant could be shared out by.
    if (event + 1 == ours.trace().size() && position.time == ours.trace()[event].time)
        return theirs.eventAt(position.time);
    EventIndex last = theirs.eventAt(position);
    if (ours.positionOf(event) == position && event < ours.eventAt(position)) {
        const EventIndex first = theirs.firstAt(position);
        last = std::min(last, first + (event - ours.firstAt(position)));
        // A loop keeps books of its own: as many events are not as many lines.
        const auto printed = printsUpTo(ours, event) - printsBefore(ours, ours.firstAt(position));
        const auto next = printsBefore(theirs, first) + printed;
        if (next < printsUpTo(theirs, last)) last = theirs.outputs()[next] - 1;
    }
    for (auto moment = theirs.momentAt(last); moment; moment = theirs.momentAt(last)) {
        const Moment& begun = theirs.moments()[*moment];
        if (begun.first == 0 || begun.from() != position ||
            begins(comparison, focus, event, position, comparison.identityOf(beside, begun.lane)))
            break;
        last = begun.first - 1;
    }
    return last;
}

} // namespace awaitscope
