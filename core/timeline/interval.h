#pragma once

#include "core/timeline/axis_position.h"
#include "core/timeline/lane_state.h"
#include "core/trace/event.h"

#include <vector>

namespace awaitscope {

/// A stretch in which one lane is in one state.
struct Interval {
    EventIndex begin = kNone; ///< the event that brought the state; of `Late`: the first event that
                              ///< finds the timer due
    EventIndex end = kNone;   ///< the event that ended it; the last of the trace when none did
    VirtualTime start;
    VirtualTime stop;
    uint32_t startSlot = 0;
    uint32_t stopSlot = 0;
    LaneId lane = kNone; ///< in a strip: who has the core; for whom it is switching
    LaneState state = LaneState::Idle;
    uint8_t core = 0; ///< where it runs, when it does

    AxisPosition from() const { return {start, startSlot}; }
    AxisPosition to() const { return {stop, stopSlot}; }
    Duration length() const { return stop - start; }
};
static_assert(sizeof(Interval) <= 48);

enum class LaneMarkKind : uint8_t {
    Created,
    Print,
    Preempted,
    Result,    ///< ended with a result
    Exception, ///< ended with an exception
    Cancelled, ///< ended cancelled
    Deadlock,  ///< waits for what nobody can bring any more
    Starved,   ///< has been ready for long while others were served: until here
};

/// Something that happens on a lane at one position.
struct LaneMark {
    VirtualTime time;
    uint32_t slot = 0;
    EventIndex event = kNone;
    LaneMarkKind kind = LaneMarkKind::Print;

    AxisPosition position() const { return {time, slot}; }
};

/// One thread or core: who has it, in order. What lies between two intervals is free. Cooperative:
/// the loop's thread (threads of `to_thread` are others, which no strip shows).
struct Strip {
    uint8_t core = 0;
    std::vector<Interval> intervals; ///< `Computing`, `Holding` or `Switching`
};

} // namespace awaitscope
