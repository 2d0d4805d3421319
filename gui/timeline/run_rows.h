#pragma once

#include "core/timeline/timeline.h"
#include "gui/timeline/lane_mark_index.h"

#include <memory>
#include <vector>

namespace awaitscope {

/// One row of a run's picture.
struct LaneRow {
    LaneId lane = kNone;
    bool hasParts = false;          ///< whether there is something to fold into it
    std::vector<LaneId> parts;      ///< lanes that are folded into it, by their creation
    std::vector<LaneMark> ownMarks; ///< with those of the parts, if there are any
    LaneMarkIndex marks;
};

/// The rows of a run, from the top, and where each lane is among them.
class RunRows {
public:
    RunRows() = default;
    RunRows(RunRows&&) = default;
    RunRows& operator=(RunRows&&) = default;
    /// The timeline outlives this.
    RunRows(const Timeline& timeline, std::vector<LaneRow> rows);

    size_t size() const { return m_rows.size(); }
    const LaneRow& operator[](size_t row) const { return m_rows[row]; }
    /// The row of a lane, or the one that it is folded into; `kNone` when it is hidden.
    uint32_t rowShowing(LaneId lane) const { return lane < m_rowOf.size() ? m_rowOf[lane] : kNone; }
    /// The row of a lane; `kNone` when it has none of its own.
    uint32_t rowOf(LaneId lane) const
    {
        const uint32_t row = rowShowing(lane);
        return row != kNone && m_rows[row].lane == lane ? row : kNone;
    }

private:
    std::vector<LaneRow> m_rows;
    std::vector<uint32_t> m_rowOf; // by lane
};

} // namespace awaitscope
