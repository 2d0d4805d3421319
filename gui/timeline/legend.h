#pragma once

#include "core/causes/links.h"
#include "core/comparison/comparison.h"
#include "gui/timeline/display_list.h"
#include "gui/timeline/run_scene.h"

#include <vector>

namespace awaitscope {

/// What a legend explains, in its order.
enum class LegendEntry {
    Computes,
    Holds,
    InCall,
    Ready,
    Waiting,
    Late,
    Cut,
    Flag,
    Ring,
    Cross,
    Bar,
    Stop,
    Hourglass,
    Break,
    Before,
    Parts,
    Creates,
    Wakes,
    Cancels,
    Joins,
    Hands,
};

/// The entry for an arrow of a kind, and those of all kinds.
LegendEntry entryOf(LinkKind kind);
std::vector<LegendEntry> allArrowEntries();

/// The entries that a comparison needs: nobody has to read of marks that are not there. Not those
/// for what it is compared with (`Before`, `Parts`).
std::vector<LegendEntry> legendEntries(const Comparison& comparison);

/// All that a legend can explain: what runs that nobody has seen yet may need.
std::vector<LegendEntry> allLegendEntries(const Comparison& comparison);

/// How many lines a legend of this width has.
int legendLines(const std::vector<LegendEntry>& entries, double width, const PictureStyle& style);
/// How high so many lines are, in pixels; 0 for none.
double legendHeight(int lines, const PictureStyle& style);

/// Draws what the marks mean, in ink, so that no state looks like a task's colour: as many lines as
/// the area has room for, the states first.
void drawLegend(DisplayList& list, const std::vector<LegendEntry>& entries, const QRectF& area,
                const PictureStyle& style);

} // namespace awaitscope
