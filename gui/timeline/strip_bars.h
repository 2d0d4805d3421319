#pragma once

#include "gui/timeline/display_list.h"
#include "gui/timeline/pixel_columns.h"
#include "gui/timeline/run_scene.h"

namespace awaitscope {

/// Draws who has the thread, or each core: solid computing, cross-hatched held, empty free.
void drawStrips(DisplayList& list, const RunScene& scene, const PixelColumns& columns);

/// Draws the ready queue in order, moment by moment, with faint separators between the turns of
/// the loop.
void drawReadyQueue(DisplayList& list, const RunScene& scene, const PixelColumns& columns);

} // namespace awaitscope
