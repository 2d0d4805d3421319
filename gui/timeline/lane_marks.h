#pragma once

#include "gui/timeline/display_list.h"
#include "gui/timeline/pixel_columns.h"
#include "gui/timeline/run_scene.h"

namespace awaitscope {

/// Draws what happens on a row: prints, interruptions, ends. At most one mark of a kind per pixel,
/// and never none where there is one. Costs as much as the pixels, not as the marks.
/// REQUIRES: `pixels` are those nearest to positions: shifted by half a pixel.
void drawLaneMarks(DisplayList& list, const RunScene& scene, const PixelColumns& pixels,
                   const LaneRow& row, const QRectF& place);
/// What `PixelColumns` are shifted by for marks.
inline constexpr double kNearestPixel = -0.5;

/// Place of a flag that is the `place`th of `count` prints at `position`: they stand side by side
/// in their slot.
double flagPlace(const RunScene& scene, AxisPosition position, size_t place, size_t count);

/// Draws dotted lines from callers to the calls that they make (synchronous).
void drawCallLines(DisplayList& list, const RunScene& scene);

} // namespace awaitscope
