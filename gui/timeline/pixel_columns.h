#pragma once

#include "gui/timeline/run_scene.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace awaitscope {

/// Which positions stand on which column of pixels of a plot: found once for all rows, so that a
/// row finds its own without asking the map for each of its bars.
class PixelColumns {
public:
    /// Column n is [n, n + 1) plus `shift`, in pixels of the picture.
    explicit PixelColumns(const RunScene& scene, double shift = 0);

    int first() const { return m_first; }
    /// One past the last.
    int last() const { return m_first + static_cast<int>(m_starts.size()) - 1; }
    /// The first position that stands on the column, or behind it. REQUIRES: first() <= column <=
    /// last().
    AxisPosition start(int column) const { return m_starts[static_cast<size_t>(column - m_first)]; }
    /// The column of a position: `first() - 1` or `last()` for what is outside the plot.
    int columnOf(AxisPosition position) const;
    /// Whether what ends at a position has some of the column. A column may have no position of its
    /// own: nanoseconds can be wider.
    bool reaches(AxisPosition end, int column) const
    {
        return start(column) < end || columnOf(end) > column;
    }

private:
    int m_first = 0;
    std::vector<AxisPosition> m_starts;
};

/// The first of [at, end) for which `isBefore` holds no more; cheap when it is near.
/// REQUIRES: `isBefore` holds for none behind the first for which it does not.
template <class Iterator, class Predicate>
Iterator gallop(Iterator at, Iterator end, Predicate isBefore)
{
    typename std::iterator_traits<Iterator>::difference_type step = 1;
    while (end - at > step && isBefore(at[step])) {
        at += step;
        step *= 2;
    }
    return std::partition_point(at, at + std::min(step + 1, end - at), isBefore);
}

} // namespace awaitscope
