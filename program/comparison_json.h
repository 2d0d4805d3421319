#pragma once

#include "core/comparison/comparison.h"

#include <string>

namespace awaitscope {

/// The figures of a comparison for machines: one object with `title` and `runs`; of each run its
/// `model`, `settings`, `status` and `figures`.
///
/// Keys and their order are stable. Times are seconds as strings with nine decimals, as in traces;
/// shares are from 0 to 1; a figure that a run cannot have is null.
std::string jsonOf(const Comparison& comparison);

} // namespace awaitscope
