#pragma once

#include "core/comparison/comparison.h"
#include "gui/timeline/axis_line.h"

#include <optional>
#include <span>
#include <vector>

namespace awaitscope {

/// The stretches that are worth leaving out: those in which nothing happens and nobody computes in
/// any run that is shown, and that are long: more than three times as long as all that is shorter
/// than they and all computing together. Something is always left to be drawn to scale.
/// `alone`: the only run that is shown.
std::vector<AxisBreak> idleBreaks(const Comparison& comparison,
                                  std::span<const AxisInstant> instants, VirtualTime end,
                                  std::optional<size_t> alone = {});

} // namespace awaitscope
