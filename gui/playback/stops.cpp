#include "gui/playback/stops.h"

#include <algorithm>

namespace awaitscope {

std::vector<Stop> stopsOf(const Timeline& timeline)
{
    const Trace& trace = timeline.trace();
    std::vector<EventIndex> lasts{0};
    for (const Moment& moment : timeline.moments()) {
        const EventIndex end = std::min(moment.last, static_cast<EventIndex>(trace.size() - 1));
        EventIndex latest = moment.first;
        for (EventIndex index = moment.first; index <= end; ++index) {
            if (trace[index].lane != moment.lane) continue;
            if (trace[index].time != trace[latest].time) lasts.push_back(latest);
            latest = index;
        }
        lasts.push_back(end);
    }
    lasts.push_back(static_cast<EventIndex>(trace.size() - 1));
    // Moments of several cores overlap.
    std::sort(lasts.begin(), lasts.end());
    lasts.erase(std::unique(lasts.begin(), lasts.end()), lasts.end());
    std::vector<Stop> stops;
    stops.reserve(lasts.size());
    EventIndex first = 0;
    for (const EventIndex last : lasts) {
        stops.push_back({first, last});
        first = last + 1;
    }
    return stops;
}

} // namespace awaitscope
