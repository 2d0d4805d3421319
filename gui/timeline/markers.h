#pragma once

#include "gui/timeline/annotations.h"
#include "gui/timeline/display_list.h"
#include "gui/timeline/run_scene.h"

#include <QPointF>

#include <optional>
#include <vector>

namespace awaitscope {

/// The edge of a bar that is within `reach` pixels of a point, in the run that is under it: of the
/// row under the point if it has one, else of any row; nothing when none is that near, or it is
/// hidden.
std::optional<AxisPosition> edgeNear(const RunScene& scene, QPointF point, double reach);

/// Where the markers of a measurement stand above the runs, in pixels of the picture.
struct MarkerPlaces {
    std::vector<QRectF> bodies; ///< of the runs, where the lines are
    double bottom = 0;          ///< where the handles stand
    double left = 0;            ///< of the plot
    double right = 0;
    std::optional<double> first; ///< x
    std::optional<double> second;
};

/// The handle of a marker: it can be dragged.
QRectF handleOf(const MarkerPlaces& places, double x, double scale);

/// Draws the markers, and between them how far they are apart.
void drawMarkers(DisplayList& list, const MarkerPlaces& places, const Markers& markers,
                 const PictureStyle& style);

} // namespace awaitscope
