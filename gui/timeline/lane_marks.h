#pragma once

#include "gui/timeline/display_list.h"
#include "gui/timeline/run_scene.h"

namespace awaitscope {

/// Draws what happens on a lane: prints, interruptions, its end. At most one mark of a kind per
/// pixel, and never none where there is one.
void drawLaneMarks(DisplayList& list, const RunScene& scene, LaneId lane, const QRectF& row);

/// Place of a flag that is the `place`th of `count` prints at `position`: they stand side by side
/// in their slot.
double flagPlace(const RunScene& scene, AxisPosition position, size_t place, size_t count);

/// Draws dotted lines from callers to the calls that they make (synchronous).
void drawCallLines(DisplayList& list, const RunScene& scene);

} // namespace awaitscope
