#pragma once

#include "core/snapshot/snapshot.h"

#include <deque>
#include <map>
#include <vector>

namespace awaitscope {

/// What becomes of the timers of a trace, by TimerSet event.
struct FiredTimers {
    std::vector<bool> fire; ///< there is a TimerFired
    std::vector<bool> late; ///< at a time later than the deadline
};
FiredTimers firedTimers(const Trace& trace);

/// The state of a scheduler that follows a trace event by event; copies are keyframes.
class SchedulerState {
public:
    explicit SchedulerState(const Trace& trace);

    /// Takes in the event `index`. REQUIRES: called for each, in order, with the same `fired`.
    void apply(const Trace& trace, const FiredTimers& fired, EventIndex index);
    /// About how many words it takes.
    size_t size() const;
    Snapshot snapshot(const Trace& trace, const FiredTimers& fired, EventIndex index) const;

private:
    struct TimerKey {
        VirtualTime deadline;
        EventIndex set;
        auto operator<=>(const TimerKey&) const = default;
    };

    void changed(const Trace& trace, EventIndex index, LaneId lane, LaneState from, LaneState to);
    void leaveReady(LaneId lane);
    void enterReady(const Trace& trace, LaneId lane, EventIndex index);
    void applyWait(const Trace& trace, const Event& event);
    void leaveWaiting(LaneId lane);
    void forgetTimers(const Trace& trace, LaneId lane);
    void applyTimers(const Trace& trace, const FiredTimers& fired, EventIndex index);
    void applyObjects(const Trace& trace, const Event& event);

    LaneStates m_states;
    std::vector<LaneStatus> m_lanes;
    std::vector<ObjectId> m_awaited; // by lane: what it waits for; kNone when no object
    std::deque<ReadyEntry> m_ready;
    std::map<TimerKey, LaneId> m_timers;
    std::map<LaneId, std::vector<EventIndex>> m_abandoned; // timers that will not fire, by lane
    std::vector<ObjectStatus> m_objects;
    VirtualTime m_time;
    uint32_t m_iteration = 0;
    size_t m_outputs = 0;
};

} // namespace awaitscope
