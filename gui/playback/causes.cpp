#include "gui/playback/causes.h"

namespace awaitscope {

EventIndex causeOf(const Trace& trace, EventIndex event)
{
    const Event& effect = trace[event];
    for (EventIndex cause = effect.cause; cause != kNone; cause = trace[cause].cause)
        if (trace[cause].lane != effect.lane || trace[cause].time != effect.time) return cause;
    return kNone;
}

EventIndex effectOf(const Timeline& timeline, EventIndex event)
{
    const Trace& trace = timeline.trace();
    const auto moment = timeline.momentAt(event);
    const EventIndex from = moment ? timeline.moments()[*moment].first : 0;
    const LaneId lane = moment ? timeline.moments()[*moment].lane : trace[event].lane;
    const auto brought = [&](EventIndex cause) {
        return cause >= from && cause <= event && trace[cause].lane == lane;
    };
    for (EventIndex later = event + 1; later < trace.size(); ++later) {
        const EventKind kind = trace[later].kind;
        if (kind != EventKind::TaskReady && kind != EventKind::TimerFired) continue;
        const EventIndex cause = causeOf(trace, later);
        if (cause != kNone && brought(cause)) return later;
    }
    return kNone;
}

} // namespace awaitscope
