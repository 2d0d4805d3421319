#pragma once

#include "gui/timeline/run_scene.h"

#include <QPointF>

#include <optional>

namespace awaitscope {

/// What is under a point of a picture.
struct TimelineHit {
    std::optional<size_t> run;          ///< also on its header and labels
    LaneId lane = kNone;                ///< of a row, or of a strip's bar
    const Interval* interval = nullptr; ///< of a lane or a strip
    EventIndex print = kNone;           ///< the Output of a flag
};

/// The row of a run at a height of the picture.
std::optional<size_t> rowAt(const RunScene& scene, double y);
/// What a run shows at a point; nothing when the point is not in the run.
TimelineHit hitTest(const RunScene& scene, QPointF point);

} // namespace awaitscope
