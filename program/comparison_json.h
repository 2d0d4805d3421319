#pragma once

#include "core/comparison/comparison.h"

#include <string>

namespace awaitscope {

/// The figures of a comparison for machines: one object with `title` and `runs`; of each run its
/// `model`, `settings`, `status` and `figures`; then
/// - `freeze`, the longest: `length` `start`, the `task` that kept its thread or core and at which
///   `line`, and the task that was `waiting` (null outside any task); null when there was none;
/// - `cores`: `busy` `held` `switching` `idle` of each, which add up to the total time;
/// - `tasks`: `task` (its name), `running` `held` `in_call` `ready` `late` `waiting`, which add up
/// to
///   its `lifetime`; its `response` and `turnaround` (null when it never ran, never ended), and
///   `preemptions`.
///
/// Keys and their order are stable. Times are seconds as strings with nine decimals, as in traces;
/// shares are from 0 to 1; a figure that a run cannot have is null.
std::string jsonOf(const Comparison& comparison);

} // namespace awaitscope
