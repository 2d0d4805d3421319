#pragma once

#include "core/metrics/metrics.h"

#include <optional>

namespace awaitscope {

/// The longest freeze of a run: of all moments that last, and all stretches in which another lane
/// is ready or due, the longest time that two of them have in common. The first of equals.
///
/// Linear in the size of the timeline and the number of cores, but for one sort.
std::optional<Freeze> longestFreeze(const Trace& trace, const Timeline& timeline);

} // namespace awaitscope
