#pragma once

#include "gui/timeline/display_list.h"
#include "gui/timeline/pixel_columns.h"
#include "gui/timeline/run_scene.h"

namespace awaitscope {

/// Draws what a lane does, state by state, with the words that fit.
///
/// Costs as much as the pixels, not as the intervals: bars that share a pixel are drawn as the
/// shares of their states, without borders, so that they cannot be taken for one long bar.
/// REQUIRES: `row` is one of the scene's lanes' rows.
void drawLaneBars(DisplayList& list, const RunScene& scene, const PixelColumns& columns,
                  LaneId lane, const QRectF& row);

} // namespace awaitscope
