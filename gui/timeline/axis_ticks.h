#pragma once

#include "gui/timeline/axis_map.h"

#include <vector>

namespace awaitscope {

/// A round time and its place on the line.
struct AxisTick {
    VirtualTime time;
    double x = 0;
};

/// The shortest of 1, 2, 5, 10, 20, ... ns that is at least `pixels` wide at this scale.
/// REQUIRES: both > 0.
Duration tickStep(double pixelsPerSecond, double pixels);

/// The round times whose place is in [from, to], at least `distance` pixels apart where time is to
/// scale; none where it is not.
std::vector<AxisTick> ticksBetween(const AxisMap& map, double from, double to, double distance);

} // namespace awaitscope
