#pragma once

#include "core/timeline/timeline.h"

#include <vector>

namespace awaitscope {

/// Deals out the slots of each instant while one walks through a trace.
class SlotCounter {
public:
    AxisPosition position() const { return {m_time, m_slot}; }
    /// Goes to a later instant, where no slot is taken yet; does nothing when it is the same.
    void advanceTo(VirtualTime time);
    /// The lane takes the next slot, unless the present one is its own.
    void take(LaneId lane);
    /// The lane suspends: its slot is over, if it has one.
    void release(LaneId lane);
    /// Where an instant that lies back (or the present one) ends, as far as it is known now.
    AxisPosition endOf(VirtualTime time) const;

    const std::vector<Instant>& instants() const { return m_instants; }
    std::vector<Instant> takeInstants() { return std::move(m_instants); }

private:
    VirtualTime m_time;
    uint32_t m_slot = 0;
    LaneId m_occupant = kNone; // of the present slot
    std::vector<Instant> m_instants;
};

} // namespace awaitscope
