#include "gui/narration/lost_update.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr EventIndex kMost = 500; // events that are looked at, back and ahead

bool letsTimePass(EventKind kind)
{
    return kind == EventKind::TaskWaiting || kind == EventKind::WorkStarted ||
           kind == EventKind::BlockedStarted;
}

bool goesOn(EventKind kind)
{
    return kind == EventKind::TaskRunning || kind == EventKind::WorkFinished ||
           kind == EventKind::BlockedFinished;
}

/// A late write that lies between the wait of a lane and what it next tells of.
struct Write {
    EventIndex wait = kNone;
    int line = 0;
    LateWrite how = LateWrite::No;
};

std::optional<Write> writeAfter(const Trace& trace, const QStringList& source, EventIndex event)
{
    if (!goesOn(trace[event].kind)) return {};
    const LaneId lane = trace[event].lane;
    Write write;
    for (EventIndex index = event; index-- > 0 && event - index < kMost;) {
        if (trace[index].lane != lane || !letsTimePass(trace[index].kind)) continue;
        write.wait = index;
        break;
    }
    if (write.wait == kNone) return {};
    const auto waited = static_cast<int>(trace.lineOf(trace[write.wait]));
    int next = 0;
    const EventIndex end = std::min(static_cast<EventIndex>(trace.size()), event + kMost);
    for (EventIndex index = event + 1; index < end && next == 0; ++index)
        if (trace[index].lane == lane) next = static_cast<int>(trace.lineOf(trace[index]));
    if (waited == 0) return {};
    for (int line = waited + 1; line < next && line <= source.size(); ++line) {
        write.how = lateWriteOf(source, line);
        write.line = line;
        if (write.how != LateWrite::No) return write;
    }
    return {};
}

} // namespace

std::optional<LostUpdate> lostUpdateIn(const Trace& trace, const QStringList& source,
                                       EventIndex first, EventIndex last)
{
    if (last - first > kMost) first = last - kMost;
    for (EventIndex event = last + 1; event-- > first;) {
        const std::optional<Write> write = writeAfter(trace, source, event);
        if (!write) continue;
        for (EventIndex index = event; index-- > write->wait + 1 && event - index < kMost;) {
            if (trace[index].lane == trace[event].lane) continue;
            const std::optional<Write> before = writeAfter(trace, source, index);
            if (before && before->line == write->line)
                return LostUpdate{trace[event].lane, trace[index].lane, write->line, write->how,
                                  event};
        }
    }
    return {};
}

} // namespace awaitscope
