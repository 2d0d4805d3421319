#pragma once

#include "core/timeline/axis_position.h"
#include "gui/timeline/axis_line.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

namespace awaitscope {

/// How much room order gets on the axis, and how much time: what has a name.
enum class AxisMode {
    Time,     ///< to scale; an instant has no width
    Unfolded, ///< to scale between instants; what happens at one instant stands side by side
    Order,    ///< instants and the stretches between them are equal steps
};

/// How much room order gets on the axis, from 0 (pure time) to 1 (pure order), with no jump
/// between.
class AxisOrder {
public:
    AxisOrder(AxisMode mode = AxisMode::Unfolded) : m_share(static_cast<int>(mode) / 2.0) {}
    explicit AxisOrder(double share) : m_share(std::clamp(share, 0.0, 1.0)) {}

    double share() const { return m_share; }
    bool operator==(const AxisOrder&) const = default;

private:
    double m_share;
};

/// Where every position of all runs stands on one horizontal line, in pixels from its beginning,
/// and back again.
///
/// Piecewise linear, never falling, the same for all runs: they stay aligned. The line is
/// `width()` pixels long; a window shows a part of it. At one width slots are equally wide
/// everywhere, so that moving the window never changes the drawing; they shrink, and at last fold,
/// when they would take more than half of the line. Breaks are equally wide, too. A map is a scale
/// for an `AxisLine`: making one costs the same however long the line is.
class AxisMap {
public:
    /// An empty line.
    AxisMap() = default;

    /// REQUIRES: `line` is not null; `width` >= 0; `slotWidth` > 0, the most that a slot takes
    /// while there is time to draw.
    AxisMap(std::shared_ptr<const AxisLine> line, AxisOrder order, double width, double slotWidth);

    /// What was asked for, or less when there is no time to fill it.
    double width() const { return isEmpty() ? 0 : beginOf(m_line->size()); }
    VirtualTime end() const { return m_line ? m_line->end() : VirtualTime(); }
    /// The scale between instants; 0 where time is not drawn to scale.
    double pixelsPerSecond() const { return m_scale.nanosecond * 1e9; }
    /// Whether time is the same everywhere: not where stretches have a step's room besides.
    bool isToScale() const { return m_scale.nanosecond > 0 && m_scale.step == 0; }
    /// How wide one slot is now; 0 when instants are folded.
    double slotWidth() const { return m_scale.slot; }
    /// How many steps order has in all: slots, and stretches between instants.
    double stepCount() const;

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
    /// The first position that stands at `x` or behind it; one that no run has, behind the line.
    AxisPosition firstFrom(double x) const;
    /// Where one was that is asked for place after place: the next one is near.
    struct Walk {
        size_t knot = 0;
        size_t stride = 0; ///< from the one before
    };
    /// The same. REQUIRES: `x` is not less than the last one of this walk.
    AxisPosition firstFrom(double x, Walk& walk) const;

    /// What stands between two places of the line, for a drawing that must not touch the rest.
    struct Knot {
        VirtualTime time;
        uint32_t slotCount = 0;
        double begin = 0;
        double end = 0; ///< begin + slotCount * the width of one
    };
    /// The unfolded instants that touch [from, to], in order.
    std::vector<Knot> knotsBetween(double from, double to) const;
    /// The beginnings of knots in [from, to], of those that stand closer together than `apart` only
    /// the first.
    std::vector<Knot> knotsBetween(double from, double to, double apart) const;

    struct Break {
        AxisBreak stretch;
        double begin = 0;
        double end = 0;
    };
    /// The breaks that touch [from, to], in order.
    std::vector<Break> breaksBetween(double from, double to) const;

private:
    /// What each takes on the line, in pixels.
    struct Scale {
        double nanosecond = 0;
        double slot = 0;
        double step = 0; ///< besides the time that it is long
        double gap = 0;  ///< a break
    };
    static Scale scaleOf(AxisMode mode, const AxisLine::Sums& all, double width, double slotWidth);

    bool isEmpty() const { return !m_line || m_line->size() == 0; }
    double placeOf(const AxisLine::Sums& before) const
    {
        return static_cast<double>(before.time.count()) * m_scale.nanosecond +
               before.steps * m_scale.step + before.slotCount * m_scale.slot +
               before.breaks * m_scale.gap;
    }
    double beginOf(size_t knot) const { return placeOf(m_line->before(knot)); }
    double placeIn(size_t knot, uint32_t slot) const
    {
        AxisLine::Sums before = m_line->before(knot);
        before.slotCount += slot;
        return placeOf(before);
    }
    double endOf(size_t knot) const { return placeIn(knot, slotsOf(knot)); }
    /// In pure time an instant has no slots.
    uint32_t slotsOf(size_t knot) const { return m_unfolds ? m_line->slotsOf(knot) : 0; }
    double placeBehind(size_t knot, VirtualTime time) const;
    /// The first knot that begins at `x` or behind it, or (`after`) behind it only.
    size_t firstBeginningFrom(double x, bool after = false) const;
    size_t firstBeginningFrom(double x, Walk& walk) const;
    /// What `firstFrom` says; `after` is the first knot that begins there or behind it.
    AxisPosition firstBefore(size_t after, double x) const;
    Knot knotOf(size_t knot) const;

    std::shared_ptr<const AxisLine> m_line;
    Scale m_scale;
    bool m_unfolds = false;
};

} // namespace awaitscope
