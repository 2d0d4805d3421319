#pragma once

#include "core/timeline/axis_position.h"

#include <cstddef>
#include <span>
#include <vector>

namespace awaitscope {

/// A virtual time at which several things happen, and how many slots the busiest run needs there.
struct AxisInstant {
    VirtualTime time;
    uint32_t slotCount = 0;
};

/// A stretch of time of which the axis shows only that it was left out.
struct AxisBreak {
    VirtualTime from;
    VirtualTime to;

    Duration length() const { return to - from; }
    bool operator==(const AxisBreak&) const = default;
};

/// What stands on the axis, in order, whatever the scale: the knots, which are the instants of all
/// runs, the ends of breaks, the beginning and the end; and sums of what lies before each of them,
/// so that a scale places any knot without a walk over the others.
class AxisLine {
public:
    /// An empty line.
    AxisLine() = default;
    /// REQUIRES: instants and breaks ascend in time, none twice, all within 0 and `end`; no instant
    /// within a break.
    AxisLine(std::span<const AxisInstant> instants, VirtualTime end,
             std::span<const AxisBreak> breaks = {});

    /// What lies before a knot.
    struct Sums {
        Duration time;          ///< to be drawn to scale: breaks are left out
        double steps = 0;       ///< stretches between instants; a break has its part of one
        uint32_t slotCount = 0; ///< of the instants
        uint32_t breaks = 0;    ///< stretches that are left out
    };

    /// Knots; none when the line is empty. The first one is at time 0, the last one at the end.
    size_t size() const { return m_knots.size(); }
    VirtualTime end() const { return m_knots.empty() ? VirtualTime() : m_knots.back().time; }
    VirtualTime timeOf(size_t knot) const { return m_knots[knot].time; }
    uint32_t slotsOf(size_t knot) const
    {
        return before(knot + 1).slotCount - before(knot).slotCount;
    }
    /// Whether the stretch behind a knot is left out.
    bool isBroken(size_t knot) const { return before(knot + 1).breaks > before(knot).breaks; }
    /// Of `size()`: of the whole line.
    const Sums& before(size_t knot) const
    {
        return knot < m_knots.size() ? m_knots[knot].before : m_total;
    }
    /// REQUIRES: not empty.
    size_t knotAtOrBefore(VirtualTime time) const;
    /// The first knot in [from, size()) that has slots, or that a break follows; `size()` when
    /// there is none.
    size_t nextWithSlots(size_t from) const { return nextThatAdds(&Sums::slotCount, from); }
    size_t nextBroken(size_t from) const { return nextThatAdds(&Sums::breaks, from); }

private:
    struct Knot {
        VirtualTime time;
        Sums before;
    };

    size_t nextThatAdds(uint32_t Sums::*what, size_t from) const;

    std::vector<Knot> m_knots;
    Sums m_total;
};

} // namespace awaitscope
