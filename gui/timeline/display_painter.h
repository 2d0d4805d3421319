#pragma once

#include "gui/timeline/display_list.h"

class QPainter;

namespace awaitscope {

/// Draws a display list with any painter: a widget's, an image's, a file's.
///
/// Draws hatches as lines and needs no clipping, because SVG files know neither brush patterns nor
/// clips here.
void paintDisplayList(QPainter& painter, const DisplayList& list);

} // namespace awaitscope
