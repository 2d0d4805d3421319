#pragma once

#include "gui/timeline/annotations.h"
#include "gui/timeline/comparison_picture.h"

namespace awaitscope {

/// Draws the annotations of one run, above it. REQUIRES: the scene is the picture's.
void drawAnnotations(DisplayList& list, const ComparisonPicture& picture, const RunScene& scene,
                     const Annotations& annotations);

} // namespace awaitscope
