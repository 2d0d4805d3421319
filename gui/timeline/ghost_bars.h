#pragma once

#include "gui/timeline/display_list.h"
#include "gui/timeline/pixel_columns.h"
#include "gui/timeline/run_scene.h"

namespace awaitscope {

/// Draws thin outlines of where tasks had a thread or core in the run before the last change
/// (`RunScene::before`): behind the bars, so that only what has moved is seen. Lanes are matched by
/// their labels.
void drawGhost(DisplayList& list, const RunScene& scene, const PixelColumns& columns);

/// Whether a run leaves any outline behind another one of these rows.
bool leavesGhost(const Run& before, const Run& now, const RunRows& rows);

/// One of these outlines.
Box ghostOf(const QRectF& rect, const PictureStyle& style);

/// Marks where the run first parts from another one (`RunScene::difference`).
void drawDifference(DisplayList& list, const RunScene& scene);
/// The sign at that mark.
void drawPartingTag(DisplayList& list, QPointF middle, const PictureStyle& style);

} // namespace awaitscope
