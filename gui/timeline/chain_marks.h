#pragma once

#include "gui/timeline/annotations.h"
#include "gui/timeline/display_list.h"
#include "gui/timeline/run_scene.h"

namespace awaitscope {

/// Numbers the events of a chain where they stand, and links each to the next if it led there. What
/// lies outside the window is marked at its edge; behind the curtain nothing is.
void drawChain(DisplayList& list, const RunScene& scene, const CauseChain& chain);

} // namespace awaitscope
