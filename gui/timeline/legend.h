#pragma once

#include "gui/timeline/display_list.h"
#include "gui/timeline/run_scene.h"

namespace awaitscope {

/// How high a legend of this width is, in pixels.
double legendHeight(double width, const PictureStyle& style);

/// Draws what the marks mean, in ink, so that no state looks like a task's colour.
void drawLegend(DisplayList& list, const QRectF& area, const PictureStyle& style);

} // namespace awaitscope
