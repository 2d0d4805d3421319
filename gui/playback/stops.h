#pragma once

#include "core/timeline/timeline.h"

#include <vector>

namespace awaitscope {

/// Where stepping by moment halts in one run.
///
/// A moment that takes no time has one stop, at its end, so that all that the task did is seen. One
/// that lasts (it computes, or holds the thread) halts at each instant at which it does something:
/// when it begins to compute, and when it goes on; otherwise a step would jump over what it prints
/// afterwards. The first stop is the beginning of the run, the last one its end.
struct Stop {
    EventIndex first = kNone; ///< the events since the stop before, this one included
    EventIndex last = kNone;  ///< where the cursor stands
};

/// In order of `last`, none twice. Linear. REQUIRES: the timeline's trace is not empty.
std::vector<Stop> stopsOf(const Timeline& timeline);

} // namespace awaitscope
