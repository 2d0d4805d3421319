#pragma once

#include "core/trace/trace.h"

#include <span>
#include <vector>

namespace awaitscope {

/// Which events are about each lane, in order: what a lane did last is found without going through
/// what all others did.
class LaneEvents {
public:
    /// Linear in the number of events. REQUIRES: the trace outlives this.
    explicit LaneEvents(const Trace& trace);

    std::span<const EventIndex> of(LaneId lane) const
    {
        return {m_events.data() + m_begins[lane], m_begins[lane + 1] - m_begins[lane]};
    }
    /// The last event of a kind about a lane, `until` included; `kNone` when there is none,
    /// and for the lane `kNone`.
    EventIndex last(EventKind kind, LaneId lane, EventIndex until) const;

private:
    const Trace* m_trace;
    std::vector<EventIndex> m_events; // of all lanes, one after the other
    std::vector<size_t> m_begins;     // where the events of each begin, and their end
};

} // namespace awaitscope
