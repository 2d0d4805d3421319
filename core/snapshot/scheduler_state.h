#pragma once

#include "core/snapshot/snapshot.h"
#include "core/snapshot/wait_lines.h"

#include <map>
#include <set>
#include <vector>

namespace awaitscope {

/// What a trace knows of what is still to come, by event.
struct Foresight {
    explicit Foresight(const Trace& trace);

    std::vector<bool> fires;        ///< of a TimerSet: there is a TimerFired
    std::vector<bool> late;         ///< of a TimerSet: it fires later than its deadline, or ends no
                                    ///< sleep that is over later, since the loop is held
    std::vector<EventIndex> served; ///< of what made a lane ready: its next TaskRunning; empty
                                    ///< where switches take no time
};

/// The state of a scheduler that follows a trace event by event; copies are keyframes.
class SchedulerState {
public:
    explicit SchedulerState(const Trace& trace);

    /// Takes in the event `index`. REQUIRES: called for each, in order, with the same `foresight`.
    void apply(const Trace& trace, const Foresight& foresight, EventIndex index);
    /// About how many bytes it takes.
    size_t bytes() const;
    Snapshot snapshot(const Trace& trace, const Foresight& foresight, EventIndex index) const;

private:
    struct TimerKey {
        VirtualTime deadline;
        EventIndex set;
        auto operator<=>(const TimerKey&) const = default;
    };

    struct QueueOrder {
        bool operator()(const ReadyEntry& left, const ReadyEntry& right) const
        {
            return left.rank != right.rank ? left.rank < right.rank : left.event < right.event;
        }
    };

    void changed(const Trace& trace, EventIndex index, LaneId lane, LaneState from, LaneState to);
    ReadyEntry entryOf(const Trace& trace, LaneId lane) const;
    void applyWait(const Trace& trace, const Event& event);
    void forgetTimers(const Trace& trace, LaneId lane);
    void applyTimers(const Trace& trace, const Foresight& foresight, EventIndex index);
    void applyObjects(const Trace& trace, const Event& event);
    void findChosen(const Trace& trace, const Foresight& foresight, Snapshot& snapshot) const;

    LaneStates m_states;
    std::vector<LaneStatus> m_lanes;
    std::set<ReadyEntry, QueueOrder> m_ready;
    WaitLines m_lines;
    std::map<TimerKey, LaneId> m_timers;
    std::map<TimerKey, LaneId> m_abandoned;                 // of those, the ones that will not fire
    std::map<LaneId, std::vector<EventIndex>> m_abandoners; // whose they are
    std::vector<ObjectStatus> m_objects;                    // without the waiters
    VirtualTime m_time;
    uint32_t m_iteration = 0;
    size_t m_outputs = 0;
};

} // namespace awaitscope
