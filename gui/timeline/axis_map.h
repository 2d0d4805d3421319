#pragma once

#include "core/timeline/axis_position.h"

#include <cstddef>
#include <span>
#include <vector>

namespace awaitscope {

/// How much room order gets on the axis, and how much time.
enum class AxisMode {
    Time,     ///< to scale; an instant has no width
    Unfolded, ///< to scale between instants; what happens at one instant stands side by side
    Order,    ///< instants and the stretches between them are equal steps
};

/// A virtual time at which several things happen, and how many slots the busiest run needs there.
struct AxisInstant {
    VirtualTime time;
    uint32_t slotCount = 0;
};

/// Where every position of all runs stands on one horizontal line, in pixels from its beginning,
/// and back again.
///
/// Piecewise linear, never falling, the same for all runs: they stay aligned. The line is
/// `width()` pixels long; a window shows a part of it. At one width slots are equally wide
/// everywhere, so that moving the window never changes the drawing; they shrink, and at last fold,
/// when they would take more than half of the line.
class AxisMap {
public:
    /// An empty line.
    AxisMap() = default;

    /// REQUIRES: `instants` ascend in time, none twice, all within 0 and `end`; `width` >= 0;
    /// `slotWidth` > 0, the most that a slot takes while there is time to draw.
    AxisMap(std::span<const AxisInstant> instants, VirtualTime end, AxisMode mode, double width,
            double slotWidth);

    /// What was asked for, or less when there is no time to fill it.
    double width() const { return m_knots.empty() ? 0 : m_knots.back().end; }
    VirtualTime end() const { return m_end; }
    AxisMode mode() const { return m_mode; }
    /// The scale between instants; 0 where time is not drawn to scale.
    double pixelsPerSecond() const { return m_pixelsPerSecond; }
    /// How wide one slot is now; 0 when instants are folded.
    double slotWidth() const { return m_slotWidth; }

    /// Where a position begins. A slot past an instant's last stands where the instant ends, so
    /// that (t, any large slot) is where time goes on.
    double x(AxisPosition position) const;
    /// Where the instant `time` begins: the same as slot 0.
    double x(VirtualTime time) const { return x(AxisPosition{time, 0}); }
    /// Where time goes on after `time`.
    double xAfter(VirtualTime time) const;

    /// The position at `x`: the slot that `x` is in, or the nearest nanosecond. Outside the line,
    /// its first or last position.
    AxisPosition at(double x) const;

    /// What stands between two places of the line, for a drawing that must not touch the rest.
    struct Knot {
        VirtualTime time;
        uint32_t slotCount = 0;
        double begin = 0;
        double end = 0; ///< begin + slotCount * the width of one
    };
    /// The instants that touch [from, to], in order.
    std::span<const Knot> knotsBetween(double from, double to) const;

private:
    size_t knotAtOrBefore(VirtualTime time) const;

    std::vector<Knot> m_knots; // the first at time 0, the last at the end
    VirtualTime m_end;
    AxisMode m_mode = AxisMode::Unfolded;
    double m_slotWidth = 0;
    double m_pixelsPerSecond = 0;
};

} // namespace awaitscope
