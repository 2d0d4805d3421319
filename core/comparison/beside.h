#pragma once

#include "core/comparison/comparison.h"

namespace awaitscope {

/// Where the run `beside` stands while the run `focus` has come to `position`, just after its
/// `event`: the last event until there. Of the events that stand at that very position it has come
/// as far as the other run, has printed no more lines there, and what begins there has not begun,
/// unless it is the same task's in both: another run does not take this slot. So runs that do the
/// same stand at the same event. Beside a run that has just ended, all of that instant has
/// happened.
///
/// REQUIRES: the runs are there, and `event` stands at `position` or before it.
EventIndex eventBeside(const Comparison& comparison, size_t beside, size_t focus, EventIndex event,
                       AxisPosition position);

} // namespace awaitscope
