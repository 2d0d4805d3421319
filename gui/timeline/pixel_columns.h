#pragma once

#include "gui/timeline/run_scene.h"

#include <algorithm>
#include <cstddef>
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
    /// The same; quick when it is this column or the next one.
    int columnOf(AxisPosition position, int near) const
    {
        if (near < first() || near + 1 >= last() || position < start(near))
            return columnOf(position);
        if (position < start(near + 1)) return near;
        return near + 2 < last() && position < start(near + 2) ? near + 1 : columnOf(position);
    }
    /// Whether what ends at a position has some of the column. A column may have no position of its
    /// own: nanoseconds can be wider.
    bool reaches(AxisPosition end, int column) const
    {
        return start(column) < end || columnOf(end, column) > column;
    }

private:
    int m_first = 0;
    std::vector<AxisPosition> m_starts;
};

/// The first of [at, end) for which `isBefore` holds no more; cheap when it is about `guess` behind
/// `at`. REQUIRES: `isBefore` holds for none behind the first for which it does not; `guess` >= 0.
template <class Iterator, class Predicate>
Iterator gallop(Iterator at, Iterator end, std::ptrdiff_t guess, Predicate isBefore)
{
    std::ptrdiff_t step = 1;
    if (guess > 0 && (guess >= end - at || !isBefore(at[guess]))) {
        Iterator high = guess < end - at ? at + guess : end;
        while (high - at > step && !isBefore(*(high - step))) {
            high -= step;
            step *= 2;
        }
        return std::partition_point(high - std::min(step, high - at), high, isBefore);
    }
    at += guess > 0 ? guess : 0;
    while (end - at > step && isBefore(at[step])) {
        at += step;
        step *= 2;
    }
    return std::partition_point(at, at + std::min(step + 1, end - at), isBefore);
}

/// The same, cheap when it is near.
template <class Iterator, class Predicate>
Iterator gallop(Iterator at, Iterator end, Predicate isBefore)
{
    return gallop(at, end, 0, isBefore);
}

} // namespace awaitscope
