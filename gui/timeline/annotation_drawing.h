#pragma once

#include "gui/timeline/annotations.h"
#include "gui/timeline/comparison_picture.h"

namespace awaitscope {

/// Draws the annotations of one run, above it. REQUIRES: the scene is the picture's.
void drawAnnotations(DisplayList& list, const ComparisonPicture& picture, const RunScene& scene,
                     const Annotations& annotations);

/// What the arrow at a point stands for, of those that are drawn.
std::optional<Link> arrowAt(const ComparisonPicture& picture, const RunScene& scene,
                            const Annotations& annotations, QPointF point);

} // namespace awaitscope
