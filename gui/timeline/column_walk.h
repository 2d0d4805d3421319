#pragma once

#include "gui/timeline/pixel_columns.h"
#include "gui/timeline/run_scene.h"

#include <cstddef>
#include <vector>

namespace awaitscope {

/// Goes along a row of intervals and tells those that have a place of their own from those that
/// share a column of pixels, at the cost of the columns, not of the intervals.
///
/// Several on one column share it, and so do short ones close together: at their full width they
/// would look like more than they are. One that is alone is a bar, however short.
class ColumnWalk {
public:
    /// What comes next. A bar: one interval, with the place that is left to it. Else a column, and
    /// those that begin on it.
    struct Part {
        size_t first = 0;
        size_t last = 0; ///< one past the last
        int column = 0;
        bool isBar = false;
        double from = 0; ///< of a bar
        double to = 0;
    };

    /// REQUIRES: the intervals ascend; all three outlive this.
    ColumnWalk(const RunScene& scene, const PixelColumns& columns,
               const std::vector<Interval>& intervals);

    /// False at the end of the plot or of the row.
    bool next(Part& part);

private:
    bool isNarrower(size_t number, int pixels) const;
    bool isNear(const Interval& one, const Interval& other) const;
    /// One past the last that begins on the column, `number` being the first.
    size_t endOfColumn(size_t number, int column) const;
    bool isShared(size_t number, int column, size_t end) const;
    bool isShared(size_t number, int column) const
    {
        return isShared(number, column, endOfColumn(number, column));
    }
    bool placeBar(size_t number, int column, Part& part) const;

    const RunScene& m_scene;
    const PixelColumns& m_columns;
    const std::vector<Interval>& m_intervals;
    int m_right;      ///< the last column of the plot
    int m_nextColumn; ///< none before it is drawn any more
    size_t m_at = 0;
    size_t m_onLast = 1; ///< so many began on the last column: it will be about as many
};

} // namespace awaitscope
