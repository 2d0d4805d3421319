#pragma once

#include "core/metrics/metrics.h"

#include <optional>

namespace awaitscope {

/// The longest freeze of a cooperative run: for each moment that lasts, the time from when another
/// lane is ready or due (or from the moment's beginning, if it is then) to the moment's end. The
/// first of equals.
std::optional<Freeze> longestFreeze(const Trace& trace, const Timeline& timeline);

} // namespace awaitscope
