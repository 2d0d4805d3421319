#pragma once

#include "core/comparison/comparison.h"
#include "gui/timeline/axis_line.h"

#include <optional>
#include <vector>

namespace awaitscope {

/// The instants of all runs, in order, each with as many slots as the busiest run needs.
///
/// An instant at which nothing happens in any run but that one moment begins and lasts has no slot:
/// its bar shows all there is. Instants after `end` are left out. `alone`: of this run only.
std::vector<AxisInstant> axisInstants(const Comparison& comparison, VirtualTime end,
                                      std::optional<size_t> alone = {});

/// Where the axis ends: with the longest run that ended by itself; with the longest of all when all
/// were cut; with the only run that is shown.
VirtualTime axisEnd(const Comparison& comparison, std::optional<size_t> alone = {});

} // namespace awaitscope
