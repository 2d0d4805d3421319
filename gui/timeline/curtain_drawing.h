#pragma once

#include "gui/timeline/display_list.h"
#include "gui/timeline/run_cursor.h"
#include "gui/timeline/run_scene.h"

namespace awaitscope {

/// Where the curtain of a run hangs, in the picture: at its cursor, or behind the slot that it has
/// begun to fill.
double curtainPlace(const RunScene& scene, const RunCursor& cursor);

/// Hides what is right of `x` in a part of the picture, as far as its edge: rings of what ends last
/// stand a little outside the plot.
void drawCurtain(DisplayList& list, const PictureLayout& layout, double x, const QRectF& part,
                 const QColor& color);

} // namespace awaitscope
