#pragma once

#include "gui/timeline/display_list.h"
#include "gui/timeline/run_scene.h"

namespace awaitscope {

/// Draws what a run stands on: the bands of unfolded instants, the grid, the labels of the rows.
void drawRunFrame(DisplayList& list, const RunScene& scene);

/// Where the sign stands that folds and unfolds a row. REQUIRES: a row of the scene.
QRectF foldSignOf(const RunScene& scene, size_t row);
/// What the sign adds to a label, at scale 1.
inline constexpr double kFoldSign = 16;

/// Draws a run's header: what it is in six words, its settings, the figures that matter under its
/// model. A figure is marked best only where one is truly better than another run's.
void drawRunHeader(DisplayList& list, const RunScene& scene, bool focused);

} // namespace awaitscope
