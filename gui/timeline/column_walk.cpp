#include "gui/timeline/column_walk.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

// Narrower ones share their column with their neighbours.
constexpr int kOwnPixels = 2;
// One with so much room on both sides is a mark of its own, at its full height.
constexpr int kAlonePixels = 6;

} // namespace

ColumnWalk::ColumnWalk(const RunScene& scene, const PixelColumns& columns,
                       const std::vector<Interval>& intervals)
    : m_scene(scene), m_columns(columns), m_intervals(intervals),
      m_right(static_cast<int>(std::floor(scene.right()))), m_nextColumn(columns.first())
{
    // One that ends on the left edge may still be a mark there.
    const AxisPosition left = columns.start(m_nextColumn);
    m_at = static_cast<size_t>(
        std::partition_point(intervals.begin(), intervals.end(),
                             [&](const Interval& one) { return one.to() < left; }) -
        intervals.begin());
}

bool ColumnWalk::next(Part& part)
{
    while (m_at < m_intervals.size()) {
        const size_t first = m_at;
        const int column =
            std::max(m_columns.columnOf(m_intervals[first].from(), m_nextColumn), m_nextColumn);
        if (column > m_right) return false;
        const size_t end = endOfColumn(first, column);
        if (!isShared(first, column, end)) {
            ++m_at;
            part = {first, first + 1, column, true};
            if (placeBar(first, column, part)) return true;
            continue;
        }
        m_onLast = end - first;
        m_nextColumn = column + 1;
        // The last of them may go on.
        m_at = m_columns.reaches(m_intervals[end - 1].to(), m_nextColumn) ? end - 1 : end;
        part = {first, end, column};
        return true;
    }
    return false;
}

bool ColumnWalk::isNarrower(size_t number, int pixels) const
{
    const Interval& interval = m_intervals[number];
    const int from = m_columns.columnOf(interval.from(), m_nextColumn);
    const int columns = m_columns.columnOf(interval.to(), from) - from;
    if (columns != pixels) return columns < pixels;
    return m_scene.x(interval.to()) - m_scene.x(interval.from()) < pixels;
}

bool ColumnWalk::isNear(const Interval& one, const Interval& other) const
{
    const int end = m_columns.columnOf(one.to(), m_nextColumn);
    return m_columns.columnOf(other.from(), end) - end < kAlonePixels;
}

size_t ColumnWalk::endOfColumn(size_t number, int column) const
{
    const AxisPosition end = m_columns.start(column + 1);
    const auto begin = m_intervals.begin();
    return static_cast<size_t>(gallop(begin + static_cast<ptrdiff_t>(number) + 1, m_intervals.end(),
                                      static_cast<ptrdiff_t>(m_onLast - 1),
                                      [end](const Interval& one) { return one.from() < end; }) -
                               begin);
}

bool ColumnWalk::isShared(size_t number, int column, size_t end) const
{
    const Interval& interval = m_intervals[number];
    // One that begins here, as the next one does, is no wider than the column.
    const bool beginsHere = !(interval.from() < m_columns.start(column));
    if (end - number > 1 && beginsHere) return true;
    if (!isNarrower(number, kOwnPixels)) return false;
    if (end - number > 1) return true;
    // What is left of one that has shared the column before.
    if (!beginsHere) return column > m_columns.first();
    if (!isNarrower(number, 1) || interval.length() == Duration()) return false;
    return (number > 0 && isNarrower(number - 1, kAlonePixels) &&
            isNear(m_intervals[number - 1], interval)) ||
           (number + 1 < m_intervals.size() && isNarrower(number + 1, kAlonePixels) &&
            isNear(interval, m_intervals[number + 1]));
}

/// False: nothing is left to it.
bool ColumnWalk::placeBar(size_t number, int column, Part& part) const
{
    const Interval& interval = m_intervals[number];
    const auto least = static_cast<double>(m_nextColumn);
    part.from = std::max({m_scene.x(interval.from()), m_scene.left(), least});
    part.to = std::min(m_scene.x(interval.to()), m_scene.right());
    if (part.to - part.from < 1) {
        // It stands on the column that it is in, not on the nearest.
        part.from = column;
        part.to = std::max(part.to, part.from);
    }
    // Where others share its last column, it has its part there.
    const int last = m_columns.columnOf(interval.to(), column);
    if (last < column || last >= m_columns.last() || number + 1 == m_intervals.size() ||
        m_columns.columnOf(m_intervals[number + 1].from(), last) != last ||
        !isShared(number + 1, last))
        return true;
    part.to = std::min(part.to, static_cast<double>(last));
    if (part.to <= part.from) return false;
    // What is left keeps a pixel of its own, and never one of theirs.
    if (part.to - part.from < 1) part.from = std::max(part.to - 1, least);
    return true;
}

} // namespace awaitscope
