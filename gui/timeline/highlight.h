#pragma once

#include "gui/timeline/annotations.h"
#include "gui/timeline/comparison_picture.h"

namespace awaitscope {

/// Frames a task's row and its stretches on the strips.
void drawLitTask(DisplayList& list, const RunScene& scene, LaneId lane);

/// Underlines who has a lock or a permit, and frames who waits for the object: each on its row.
void drawLitObject(DisplayList& list, const RunScene& scene, const ObjectUses& uses,
                   ObjectId object);

} // namespace awaitscope
