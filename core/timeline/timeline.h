#pragma once

#include "core/findings/starvation.h"
#include "core/timeline/interval.h"
#include "core/trace/trace.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace awaitscope {

/// The history of one lane.
struct TimelineLane {
    std::string label; ///< as `Trace::label`
    /// From its creation (synchronous: from its call) to its end, or that of the run; each begins
    /// where the one before ends.
    std::vector<Interval> intervals;
    std::vector<LaneMark> marks; ///< in order
    EventIndex created = kNone;
    EventIndex ended = kNone;    ///< its TaskFinished; none while it lives
    std::vector<size_t> starved; ///< which of `Timeline::starved` are its own
};

/// What one lane does from being resumed to suspending again: the usual step.
///
/// What the loop does for itself is no moment: it happens in the one before. Module-level code is
/// one while it prints, computes or sleeps.
struct Moment {
    EventIndex first = kNone; ///< usually its TaskRunning
    EventIndex last = kNone;  ///< how it suspends: its TaskWaiting, TaskFinished, ...
    LaneId lane = kNone;
    VirtualTime start;
    VirtualTime stop;
    uint32_t slot = 0;     ///< of `start`: the one that it begins in
    uint32_t stopSlot = 0; ///< of `stop`: the first one that is no longer its own

    AxisPosition from() const { return {start, slot}; }
    AxisPosition to() const { return {stop, stopSlot}; }
};

/// A virtual time at which moments begin, or go on with something that has an order: a print.
struct Instant {
    VirtualTime time;
    uint32_t slotCount = 0; ///< at least 1
};

/// A turn of the event loop (cooperative only).
struct Turn {
    EventIndex event = kNone; ///< its Iteration
    VirtualTime time;
    uint32_t slot = 0;
    uint32_t number = 0; ///< from 1
    uint32_t firstReady = 0;
    uint32_t readyCount = 0;
};

/// What a picture of one run shows, as a pure function of its trace.
///
/// Positions. Each moment that begins at an instant gets the next slot of it, from 0. A moment that
/// lasts begins in a slot of its own and goes on with time; at the instant when it goes on, what it
/// prints or starts before suspending takes a slot, too (so that it stands before what begins
/// next), and nothing else does. An event that suspends a lane stands at the end of that lane's
/// slot, where the next moment begins.
class Timeline {
public:
    /// The trace. REQUIRES: it outlives the timeline.
    const Trace& trace() const { return *m_trace; }

    /// By `LaneId`: all lanes of the trace, also those that are not drawn.
    const std::vector<TimelineLane>& lanes() const { return m_lanes; }
    const TimelineLane& lane(LaneId id) const { return m_lanes[id]; }
    /// The lanes to draw, from the top: the program's own (only when it computes, sleeps or
    /// prints), tasks in order of creation, callbacks, threads.
    const std::vector<LaneId>& order() const { return m_order; }
    /// One per core; one in the models that have a single thread.
    const std::vector<Strip>& strips() const { return m_strips; }

    const std::vector<Moment>& moments() const { return m_moments; }
    const std::vector<Instant>& instants() const { return m_instants; }
    const std::vector<Turn>& turns() const { return m_turns; }
    /// The ready queue when the turn began: who runs in it, in order.
    std::span<const LaneId> readyAt(const Turn& turn) const
    {
        return {m_turnQueues.data() + turn.firstReady, turn.readyCount};
    }
    /// Who was starved, by `end`; each ends in a mark of its lane.
    const std::vector<Starvation>& starved() const { return m_starved; }
    /// The starvation that an interval of being ready is; null when it is none.
    const Starvation* starvationOf(const Interval& interval) const;
    /// The Output events, in order.
    const std::vector<EventIndex>& outputs() const { return m_outputs; }

    /// Where an event stands. Never falls as the index grows.
    AxisPosition positionOf(EventIndex event) const
    {
        return {(*m_trace)[event].time, m_slots[event]};
    }
    /// The last event at or before a position: where a run stands when the cursor is there. The
    /// first event when there is none.
    EventIndex eventAt(AxisPosition position) const;
    /// The first event at or after a position; how many there are when there is none.
    EventIndex firstAt(AxisPosition position) const;
    /// The last event with time <= `time`.
    EventIndex eventAt(VirtualTime time) const;
    /// Index of the moment under way at an event (the last one to begin until then); nothing before
    /// the first.
    std::optional<size_t> momentAt(EventIndex event) const;
    /// What a lane does just after a position; null outside its life. At an instant, the interval
    /// that fills the slot.
    const Interval* intervalAt(LaneId lane, AxisPosition position) const;
    /// End of the run.
    AxisPosition end() const;

private:
    friend class TimelineBuilder;
    explicit Timeline(const Trace& trace) : m_trace(&trace) {}
    // Where the event stands that an element of `m_slots` belongs to.
    auto ofSlot() const
    {
        return [this](const uint32_t& slot) {
            return positionOf(static_cast<EventIndex>(&slot - m_slots.data()));
        };
    }

    const Trace* m_trace;
    std::vector<TimelineLane> m_lanes;
    std::vector<LaneId> m_order;
    std::vector<Strip> m_strips;
    std::vector<Moment> m_moments;
    std::vector<Instant> m_instants;
    std::vector<Turn> m_turns;
    std::vector<LaneId> m_turnQueues;
    std::vector<Starvation> m_starved;
    std::vector<EventIndex> m_outputs;
    std::vector<uint32_t> m_slots; // by event
};

/// Linear in the number of events. REQUIRES: the run is over, its trace not empty.
Timeline buildTimeline(const Trace& trace);

} // namespace awaitscope
