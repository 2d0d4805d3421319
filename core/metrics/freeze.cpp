#include "core/metrics/freeze.h"

#include <algorithm>

namespace awaitscope {

namespace {

struct Unserved {
    LaneId lane = kNone;
    VirtualTime start;
    VirtualTime stop;
};

// Everybody's stretches of being ready or due, by their beginning.
std::vector<Unserved> unservedStretches(const Timeline& timeline)
{
    std::vector<Unserved> stretches;
    for (LaneId lane = 0; lane < timeline.lanes().size(); ++lane) {
        if (!runsOnCores(timeline.trace(), lane)) continue;
        for (const Interval& interval : timeline.lane(lane).intervals)
            if ((interval.state == LaneState::Ready || interval.state == LaneState::Late) &&
                interval.length() > Duration())
                stretches.push_back({lane, interval.start, interval.stop});
    }
    std::sort(stretches.begin(), stretches.end(), [](const Unserved& a, const Unserved& b) {
        return a.start != b.start ? a.start < b.start : a.lane < b.lane;
    });
    return stretches;
}

// The longest that a stretch and a moment have in common.
class LongestOverlap {
public:
    void consider(const Moment& moment, const Unserved& stretch)
    {
        const VirtualTime start = std::max(moment.start, stretch.start);
        const VirtualTime stop = std::min(moment.stop, stretch.stop);
        if (stop - start <= freeze.length) return;
        freeze = {stop - start, start, moment.lane, stretch.lane, kNone, 0};
        holding = &moment;
    }

    Freeze freeze;
    const Moment* holding = nullptr;
};

// What others do to a lane neither begins nor ends anything of its own.
bool isDoneToIt(const Event& event)
{
    return event.kind == EventKind::CancelRequested || event.kind == EventKind::TimerSet ||
           event.kind == EventKind::TimerFired;
}

// What the moment was in the middle of when it began: a thread goes on where it was interrupted.
EventIndex begunBefore(const Trace& trace, const Moment& moment)
{
    for (EventIndex i = moment.first; i-- > 0;) {
        const Event& event = trace[i];
        if (event.lane != moment.lane || isDoneToIt(event)) continue;
        if (event.kind == EventKind::WorkStarted) return i;
        const bool interrupts =
            event.kind == EventKind::TaskPreempted || event.kind == EventKind::TaskRunning;
        if (!interrupts) return kNone;
    }
    return kNone;
}

// The longest single work or sleep of the holder during the freeze.
void findPlace(const Trace& trace, const Moment& moment, Freeze& freeze)
{
    const VirtualTime stop = freeze.start + freeze.length;
    Duration longest;
    EventIndex begun = begunBefore(trace, moment);
    for (EventIndex i = moment.first; i <= moment.last; ++i) {
        const Event& event = trace[i];
        const bool isOwn = event.lane == moment.lane || i == moment.last;
        if (!isOwn || event.kind == EventKind::TaskRunning) continue;
        if (isDoneToIt(event) && i != moment.last) continue;
        if (begun != kNone) {
            const Duration length =
                std::min(event.time, stop) - std::max(trace[begun].time, freeze.start);
            if (length > longest) {
                longest = length;
                freeze.event = begun;
            }
            begun = kNone;
        }
        if (event.kind == EventKind::WorkStarted || event.kind == EventKind::BlockedStarted ||
            event.keepsThread())
            begun = i;
    }
    if (freeze.event != kNone) freeze.line = trace.lineOf(trace[freeze.event]);
}

} // namespace

std::optional<Freeze> longestFreeze(const Trace& trace, const Timeline& timeline)
{
    const std::vector<Unserved> stretches = unservedStretches(timeline);
    LongestOverlap longest;
    size_t begun = 0;                  // stretches that begin no later than the moment
    const Unserved* lasting = nullptr; // of these, the one that lasts longest
    for (const Moment& moment : timeline.moments()) {
        if (moment.stop == moment.start || !runsOnCores(trace, moment.lane)) continue;
        for (; begun < stretches.size() && stretches[begun].start <= moment.start; ++begun)
            if (!lasting || stretches[begun].stop > lasting->stop) lasting = &stretches[begun];
        if (lasting) longest.consider(moment, *lasting);
        for (size_t i = begun; i < stretches.size() && stretches[i].start < moment.stop; ++i)
            longest.consider(moment, stretches[i]);
    }
    if (!longest.holding) return {};
    findPlace(trace, *longest.holding, longest.freeze);
    return longest.freeze;
}

} // namespace awaitscope
