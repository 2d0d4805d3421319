#include "core/metrics/freeze.h"

#include <algorithm>

namespace awaitscope {

namespace {

struct Unserved {
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
                stretches.push_back({interval.start, interval.stop});
    }
    std::sort(stretches.begin(), stretches.end(),
              [](const Unserved& a, const Unserved& b) { return a.start < b.start; });
    return stretches;
}

// The longest single work or sleep of the holder during the freeze.
void findPlace(const Trace& trace, const Moment& moment, Freeze& freeze)
{
    Duration longest;
    EventIndex begun = kNone;
    for (EventIndex i = moment.first; i <= moment.last; ++i) {
        const Event& event = trace[i];
        const bool isOwn = event.lane == moment.lane || i == moment.last;
        if (!isOwn) continue;
        if (begun != kNone) {
            const Duration length = event.time - std::max(trace[begun].time, freeze.start);
            if (length > longest) {
                longest = length;
                freeze.event = begun;
            }
            begun = kNone;
        }
        if (event.kind == EventKind::WorkStarted || event.kind == EventKind::BlockedStarted)
            begun = i;
    }
    if (freeze.event != kNone) freeze.line = trace.lineOf(trace[freeze.event]);
}

} // namespace

std::optional<Freeze> longestFreeze(const Trace& trace, const Timeline& timeline)
{
    const std::vector<Unserved> stretches = unservedStretches(timeline);
    Freeze longest;
    const Moment* holding = nullptr;
    size_t begun = 0;       // stretches that begin no later than the moment
    VirtualTime lastsUntil; // the longest of these
    for (const Moment& moment : timeline.moments()) {
        if (moment.stop == moment.start || !runsOnCores(trace, moment.lane)) continue;
        for (; begun < stretches.size() && stretches[begun].start <= moment.start; ++begun)
            lastsUntil = std::max(lastsUntil, stretches[begun].stop);
        VirtualTime start = moment.stop;
        if (lastsUntil > moment.start)
            start = moment.start;
        else if (begun < stretches.size())
            start = std::min(start, stretches[begun].start);
        if (moment.stop - start <= longest.length) continue;
        longest = {moment.stop - start, start, moment.lane, kNone, 0};
        holding = &moment;
    }
    if (!holding) return {};
    findPlace(trace, *holding, longest);
    return longest;
}

} // namespace awaitscope
