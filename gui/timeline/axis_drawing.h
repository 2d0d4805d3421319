#pragma once

#include "core/text/language.h"
#include "gui/style/theme.h"
#include "gui/timeline/axis_map.h"
#include "gui/timeline/display_list.h"
#include "gui/timeline/run_scene.h"

namespace awaitscope {

/// Draws the shared axis into `area`: round times, brackets under unfolded instants
/// (`t = 0 s, in order`), and under breaks what they leave out. `offset` is what of the line is
/// left of the area.
void drawAxis(DisplayList& list, const AxisMap& map, double offset, const QRectF& area,
              const PictureStyle& style);

/// Draws the torn edges of breaks through `area`, which is as wide as the axis.
void drawTears(DisplayList& list, const AxisMap& map, double offset, const QRectF& area,
               const PictureStyle& style);

} // namespace awaitscope
