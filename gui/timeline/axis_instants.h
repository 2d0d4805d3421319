#pragma once

#include "core/comparison/comparison.h"
#include "gui/timeline/axis_map.h"

#include <vector>

namespace awaitscope {

/// The instants of all runs, in order, each with as many slots as the busiest run needs.
///
/// An instant at which nothing happens in any run but that one moment begins and lasts has no slot:
/// its bar shows all there is. Instants after `end` are left out.
std::vector<AxisInstant> axisInstants(const Comparison& comparison, VirtualTime end);

/// Where the axis ends: with the longest run that ended by itself; with the longest of all when all
/// were cut.
VirtualTime axisEnd(const Comparison& comparison);

} // namespace awaitscope
