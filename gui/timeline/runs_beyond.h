#pragma once

#include "gui/timeline/display_list.h"
#include "gui/timeline/run_scene.h"

#include <vector>

namespace awaitscope {

/// Runs that are not all in sight, since not all of them fit into the window, or since another is
/// shown alone.
struct RunsBeyond {
    std::vector<size_t> above;
    std::vector<size_t> below;
    std::vector<size_t> hidden;
};

RunsBeyond runsBeyond(const PictureLayout& layout, double scroll, double viewportHeight);

/// How high the line is that tells them, at scale 1.
inline constexpr double kBeyondLine = 17;

/// Tells them in one line, each with the number that is its key; by their numbers alone where there
/// is little room.
void drawRunsBeyond(DisplayList& list, const Comparison& comparison, const RunsBeyond& beyond,
                    const QRectF& line, const PictureStyle& style);

} // namespace awaitscope
