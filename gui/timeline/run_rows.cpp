#include "gui/timeline/run_rows.h"

namespace awaitscope {

RunRows::RunRows(const Timeline& timeline, std::vector<LaneRow> rows)
    : m_rows(std::move(rows)), m_rowOf(timeline.lanes().size(), kNone)
{
    for (size_t row = 0; row < m_rows.size(); ++row) {
        LaneRow& place = m_rows[row];
        m_rowOf[place.lane] = static_cast<uint32_t>(row);
        for (const LaneId part : place.parts)
            m_rowOf[part] = static_cast<uint32_t>(row);
        place.marks = LaneMarkIndex(place.ownMarks.empty() ? timeline.lane(place.lane).marks
                                                           : place.ownMarks);
    }
}

} // namespace awaitscope
