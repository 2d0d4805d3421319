#pragma once

#include "core/timeline/slot_counter.h"
#include "core/timeline/timeline.h"

namespace awaitscope {

/// Finds out who has each core while one walks through a trace.
class StripBuilder {
public:
    explicit StripBuilder(const Trace& trace);

    /// A lane changes its state at the event `event`, where `counter` stands now.
    void change(LaneId lane, LaneState to, uint8_t core, EventIndex event,
                const SlotCounter& counter);
    /// A lane that is ready at the end of the run.
    struct Ready {
        LaneId lane = kNone;
        VirtualTime since;
        int64_t rank = 0;
    };
    /// Closes what is open at the end of the run. `ready`: in the order in which they became so.
    void finish(EventIndex last, const SlotCounter& counter, std::vector<Ready> ready);
    std::vector<Strip> takeStrips() { return std::move(m_strips); }

private:
    struct Holder {
        LaneId lane;
        LaneState state;
    };
    struct Core {
        std::vector<Holder> holders; // the last one has it; the others are under it on the stack
        LaneId lastLane = kNone;     // whoever had it most recently
        bool isOpen = false;         // the last interval of the strip is under way
    };

    /// Whether a thread takes its first step, on a lane that another one may have had before.
    bool beginsThread(EventIndex index) const;
    void show(size_t core, EventIndex event, const SlotCounter& counter);
    void close(size_t core, EventIndex event, AxisPosition position);
    void addSwitch(size_t core, EventIndex event, LaneId lane, const SlotCounter& counter);
    /// Those that the end of the run has cut.
    void addCutSwitches(EventIndex last, const SlotCounter& counter, std::vector<Ready> ready);

    const Trace& m_trace;
    Duration m_switchCost;
    LaneId m_program = kNone;
    std::vector<Core> m_cores;
    std::vector<uint8_t> m_coreOf; // by lane
    std::vector<Strip> m_strips;
};

} // namespace awaitscope
